"""The stops of the tour: eight screens of the example workshop, what each is for, and what to look at or press there."""

from dataclasses import dataclass

from toolkit.reports.report import READ


@dataclass(frozen=True)
class Stop:
    """One screen, and the part of it that is meant. Only who may do the act `may` is led there."""

    slug: str
    screen: str
    part: str | None = None
    may: str = "see workshops"


STOPS = (
    Stop("first", "home.py"),
    Stop("map", "step_map.py"),
    Stop("gaps", "step_gaps.py"),
    Stop("matrix", "step_priorities.py", "matrix"),
    Stop("vote", "step_priorities.py", "vote"),
    Stop("plans", "step_plans.py"),
    Stop("evaluation", "step_evaluation.py"),
    Stop("reports", "reports.py", may=READ),
)
# By stop: its name, what it is for, and where to look or click.
WORDS = {
    "first": (
        "The first page",
        "A workshop is about one place. People who live there go through five steps together. The pictures on this page show them.",
        "Find the example under Workshops under way. It is about Oxfordshire. What people say in it is invented."),
    "map": (
        "What is there now",
        "You ask about ten kinds of help, one after another, and write down what people say.",
        "Choose another function in the list. Then look at the map and at the table: what was said stands in both."),
    "gaps": (
        "What is missing",
        "A short story shows how it can be done well somewhere. Then you ask: what is missing here?",
        "Read the story at the top. A gap always has a diamond and the word gap, never a colour alone."),
    "matrix": (
        "Ideas, and how hard they are",
        "Ideas come out of the gaps. The room says how hard each one is, and how much it would change.",
        "Find the corner that says Quick wins: these ideas are easy and change much."),
    "vote": (
        "The vote",
        "People vote by phone, on paper, with sticky dots or with a raised hand. All of it is counted together.",
        "Go through the stages of the vote from left to right. Voting papers are printed under Papers."),
    "plans": (
        "Plans",
        "Each priority gets a plan: what is done, by whom, by when, and with which money.",
        "Choose a plan and look at its actions. The same people are asked whether the plan says what they meant."),
    "evaluation": (
        "Looking again",
        "A year later the same people look at the same table, and say what is better, the same or worse.",
        "Look at the five questions, and at what was said before and after."),
    "reports": (
        "What people get",
        "Everything can be given away as a file: Word, PDF, Excel or a web page.",
        "Make the first report ready and open it. That was the tour. On the first page you can start a workshop of your own."),
}
