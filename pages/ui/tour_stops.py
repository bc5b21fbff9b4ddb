"""The stops of the tour: eight screens of the example workshop, what each is for, and what to look at or press there."""

from dataclasses import dataclass

from toolkit.reports.report import READ


@dataclass(frozen=True)
class Stop:
    """One screen: `about` says what it is for, `look` where to click. Only who may do the act `may` is led there."""

    screen: str
    name: str
    about: str
    look: str
    part: str | None = None
    may: str = "see workshops"


STOPS = (
    Stop("home.py", "The first page",
         "A workshop is about one place. People who live there go through five steps together. The pictures on this page show them.",
         "Find the example under Workshops under way. It is about Oxfordshire. What people say in it is invented."),
    Stop("step_map.py", "What is there now",
         "You ask about ten kinds of help, one after another, and write down what people say.",
         "Choose another function in the list. Then look at the map and at the table: what was said stands in both."),
    Stop("step_gaps.py", "What is missing",
         "A short story shows how it can be done well somewhere. Then you ask: what is missing here?",
         "Read the story at the top. A gap always has a diamond and the word gap, never a colour alone."),
    Stop("step_priorities.py", "Ideas, and how hard they are",
         "Ideas come out of the gaps. The room says how hard each one is, and how much it would change.",
         "Find the corner that says Quick wins: these ideas are easy and change much.", part="matrix"),
    Stop("step_priorities.py", "The vote",
         "People vote by phone, on paper, with sticky dots or with a raised hand. All of it is counted together.",
         "Go through the stages of the vote from left to right. Voting papers are printed under Papers.", part="vote"),
    Stop("step_plans.py", "Plans",
         "Each priority gets a plan: what is done, by whom, by when, and with which money.",
         "Choose a plan and look at its actions. The same people are asked whether the plan says what they meant."),
    Stop("step_evaluation.py", "Looking again",
         "A year later the same people look at the same table, and say what is better, the same or worse.",
         "Look at the five questions, and at what was said before and after."),
    Stop("reports.py", "What people get",
         "Everything can be given away as a file: Word, PDF, Excel or a web page.",
         "Make the first report ready and open it. That was the tour. On the first page you can start a workshop of your own.", may=READ),
)
