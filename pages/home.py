"""The first page: workshops to take up again, the example, and starting a new one."""

from pages.ui import cached, carry, due_list, new_workshop, session, show, workshop_list
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.storage.queries.workshops import workshop_rows

actor = session.require("see workshops")
session.arrive("home")
rows = cached.read(workshop_rows, actor.only)
workshop_list.title(actor)
new_workshop.open_made()
workshop_list.five_steps()
due_list.due_list(actor)
if not rows:
    workshop_list.empty()
workshop_list.under_way(rows)
if may(actor, "start a workshop") and actor.workshop_id is None:
    workshop_list.example(rows)
    new_workshop.form(expanded=not rows)
    carry.link(None, _("Bring in a workshop from a file"))
workshop_list.put_away(rows)
show.credit()
