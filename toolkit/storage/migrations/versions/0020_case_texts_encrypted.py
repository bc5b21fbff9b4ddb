"""What is written about cases is encrypted at rest; holds, and what was erased."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from toolkit import cipher, keys

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

ROWS = 500
# The columns that hold free text about one case, and how long they were in clear.
TEXTS: dict[str, dict[str, int]] = {
    "brokerage_case": {"words": 2000, "carer_does": 2000, "closed_why": 500},
    "bespoke_contract": {"matters": 2000, "format": 200},
    "case_band": {"why": 500},
    "case_event": {"words": 2000},
    "case_permission": {"restrictions": 1000, "authority": 300, "withdrawn_words": 500},
    "case_time": {"words": 300},
    "enquiry": {"words": 2000, "sent": 60000, "withdrawn_why": 500},
    "needs_answer": {"words": 1000},
    "outcome": {"words": 1000, "specific": 500, "measurable": 500, "achievable": 500, "realistic": 500, "timed": 500},
    "outcome_statement": {"current_provider": 200, "preferred_provider": 200, "where_words": 200, "worker": 200},
    "provider_call": {"words": 500},
    "statement_read": {"how": 200},
    "bespoke_cover": {"who": 200},
    "bespoke_item": {"words": 2000},
    "bespoke_note": {"words": 1000},
    "bespoke_resource": {"source": 200, "words": 1000},
    "bespoke_review": {"successes": 2000, "issues": 2000},
    "bespoke_role": {"role": 200, "words": 1000},
    "bespoke_version": {"why": 500, "text": 200000},
    "enquiry_provider": {"declined_why": 500},
    "bespoke_contingency": {"what": 500, "sign": 500, "first_response": 1000, "route": 500, "number_kept": 200},
    "bespoke_duty": {"what": 1000, "circumstances": 500},
    "offer": {"words": 2000},
    "offer_draft": {"fields": 60000},
    "choice": {"words": 1000, "why": 1000, "authority": 300},
    "feedback_letter": {"words": 6000},
    "offer_line": {"what": 1000, "how": 1000, "when_words": 300, "how_often": 300},
    "offer_mark": {"why": 500},
    "choice_override": {"words": 1000, "advocate": 500},
    "shortlist_item": {"words": 1000},
    "support_plan": {"words": 4000, "over_why": 500},
    "award": {"answer_words": 1000},
    "support_plan_signature": {"authority": 300},
    "service": {"ended_why": 500},
    "review": {"words": 2000},
    "review_answer": {"words": 1000},
}


def upgrade() -> None:
    """Encrypt what is written about cases, with a key that is made now where there is none."""
    op.create_table('record_key',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('key_id', sa.String(length=16), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_key')),
    sa.UniqueConstraint('key_id', name=op.f('uq_record_key_key_id'))
    )
    op.create_table('case_erasure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('row_count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_erasure')),
    sa.UniqueConstraint('case_id', name=op.f('uq_case_erasure_case_id'))
    )
    op.create_table('case_hold',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('lifted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lifted_by', sa.String(length=200), nullable=False),
    sa.Column('lifted_why', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_case_hold_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_hold'))
    )
    with op.batch_alter_table('case_hold', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_hold_case_id'), ['case_id'], unique=False)
        batch_op.create_index('uq_case_hold_standing', ['case_id'], unique=True, sqlite_where=sa.text('lifted_at is null'),
                              postgresql_where=sa.text('lifted_at is null'))

    with op.batch_alter_table('brokerage_case', schema=None) as batch_op:
        batch_op.add_column(sa.Column('erased_on', sa.Date(), nullable=True))
    _as_text()
    keys.make_file()
    writing = keys.held()[0]
    op.bulk_insert(_record_key(), [{"id": uuid4(), "created_at": datetime.now(UTC), "created_by": "", "key_id": writing.id}])
    for table in TEXTS:
        _each(table, lambda text: cipher.seal_with(writing, text))


def downgrade() -> None:
    """Take it back: what was written stands in clear again, where its key is here."""
    for table in TEXTS:
        _each(table, cipher.unseal)
    for table, columns in TEXTS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name, length in columns.items():
                batch_op.alter_column(name, existing_type=sa.Text(), type_=sa.String(length=length), existing_nullable=False)
    with op.batch_alter_table('brokerage_case', schema=None) as batch_op:
        batch_op.drop_column('erased_on')
    for table in ('case_hold', 'case_erasure', 'record_key'):
        op.drop_table(table)


def _as_text() -> None:
    # Encrypted text is a third longer than what was typed, and its length is nobody's rule.
    for table, columns in TEXTS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name, length in columns.items():
                batch_op.alter_column(name, existing_type=sa.String(length=length), type_=sa.Text(), existing_nullable=False)


def _record_key() -> sa.TableClause:
    return sa.table("record_key", sa.column("id", sa.Uuid()), sa.column("created_at", sa.DateTime(timezone=True)),
                    sa.column("created_by", sa.String()), sa.column("key_id", sa.String()))


def _each(name: str, change: Callable[[str], str]) -> None:
    """Write every text of a table anew, some rows at a time."""
    columns = list(TEXTS[name])
    table = sa.table(name, sa.column("id", sa.Uuid()), *(sa.column(column, sa.Text()) for column in columns))
    connection, last = op.get_bind(), None
    while rows := connection.execute(_next_rows(table, last)).all():
        last = rows[-1].id
        connection.execute(sa.update(table).where(table.c.id == sa.bindparam("of")).values({c: sa.bindparam(f"new_{c}") for c in columns}),
                           [{"of": row.id} | {f"new_{c}": change(getattr(row, c)) for c in columns} for row in rows])


def _next_rows(table: sa.TableClause, last: object) -> sa.Select:
    wanted = sa.select(table).order_by(table.c.id).limit(ROWS)
    return wanted if last is None else wanted.where(table.c.id > last)
