"""What the regulator calls services and the people they are for, and what that is in our lists."""

# Of both lists: a service's words in small letters, the kind of support it is here, and what more it says.
SERVICES = {
    "domiciliary care service": ("home_care", ""), "homecare agencies": ("home_care", ""),
    "care home service with nursing": ("care_home", "Nursing"), "nursing homes": ("care_home", "Nursing"),
    "care home service without nursing": ("care_home", ""), "residential homes": ("care_home", ""),
    "extra care housing services": ("home_care", "Extra care housing"), "supported housing": ("home_care", "Supported housing"),
    "supported living service": ("home_care", "Supported living"), "supported living": ("home_care", "Supported living"),
    "shared lives": ("support_organisation", "Shared lives"),
    "community based services for people with a learning disability": ("support_organisation", ""),
    "community based services for people with mental health needs": ("support_organisation", ""),
    "residential substance misuse treatment and/or rehabilitation service": ("support_organisation", "Drug and alcohol support"),
}
WEEKLY_SCOPE = frozenset(("homecare agencies", "nursing homes", "residential homes", "supported housing", "supported living",
                          "shared lives"))
# Whom a service is for: our groups of people, or what it can do where there is no such group.
PEOPLE = {
    "older people": ("older_people",), "caring for adults over 65 yrs": ("older_people",),
    "learning disabilities or autistic spectrum disorder": ("learning_disabilities", "autistic_people"),
    "learning disabilities": ("learning_disabilities",), "mental health": ("mental_health",),
    "mental health conditions": ("mental_health",),
    "physical disability": ("disabled_people",), "physical disabilities": ("disabled_people",), "sensory impairment": ("sensory_loss",),
    "sensory impairments": ("sensory_loss",),
}
CAN = {"dementia": "Dementia", "people with an eating disorder": "Eating disorders", "eating disorders": "Eating disorders",
       "people who misuse drugs and alcohol": "Drug and alcohol support", "substance misuse problems": "Drug and alcohol support"}
