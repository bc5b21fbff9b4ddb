"""An evaluation against what was said: words taken back, later baselines, what was done about concerns."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

ROW = (('id', sa.Uuid()), ('created_at', sa.DateTime(timezone=True)), ('created_by', sa.String(length=200)))
EDITED = (*ROW, ('version', sa.Integer()), ('changed_at', sa.DateTime(timezone=True)))

# A baseline changes only where words are taken back, and is never removed.
FROZEN = ('id', 'workshop_id', 'number', 'name', 'created_at', 'created_by')
SQLITE = (
    """create trigger baseline_is_frozen before update on baseline
       when not (new.taken_back > old.taken_back and {same}) begin select raise(abort, 'a baseline is frozen'); end""",
    """create trigger baseline_stays before delete on baseline begin select raise(abort, 'a baseline is frozen'); end""")
POSTGRESQL = (
    """create function baseline_is_frozen() returns trigger language plpgsql as $$ begin
       if tg_op = 'UPDATE' then if new.taken_back > old.taken_back and {same} then return new; end if; end if;
       raise exception 'a baseline is frozen' using errcode = 'integrity_constraint_violation'; end $$""",
    """create trigger baseline_is_frozen before update or delete on baseline
       for each row execute function baseline_is_frozen()""")


def upgrade() -> None:
    """Add the tables, and let the database itself keep baselines as they are."""
    _table('redaction', ROW, sa.Column('workshop_id', sa.Uuid(), nullable=True), _column('noun', sa.String(length=40)),
           _column('noun_id', sa.Uuid()), _column('version', sa.Integer()),
           sa.Column('fingerprint', sa.String(length=64), nullable=True), named={'workshop_id': 'workshop'},
           unique=('noun', 'noun_id', 'version'), indexed=('workshop_id', 'noun_id'))
    _table('evaluation_group', ROW, named={'evaluation_id': 'evaluation', 'group_id': 'group_of_people'},
           unique=('evaluation_id', 'group_id'), indexed=('group_id',))
    _table('evaluation_entry', ROW, named={'evaluation_id': 'evaluation', 'entry_id': 'entry'}, unique=('entry_id',),
           indexed=('evaluation_id',))
    _table('priority_answer', EDITED, _column('question', sa.String(length=40)), _column('words', sa.String(length=5000)),
           named={'evaluation_id': 'evaluation', 'priority_id': 'priority'}, unique=('evaluation_id', 'priority_id', 'question'),
           indexed=('priority_id',))
    _table('concern_answer', EDITED, sa.Column('answer_id', sa.Uuid(), nullable=True),
           sa.Column('priority_answer_id', sa.Uuid(), nullable=True), _column('words', sa.String(length=2000)),
           sa.UniqueConstraint('answer_id', name=op.f('uq_concern_answer_answer_id')),
           sa.UniqueConstraint('priority_answer_id', name=op.f('uq_concern_answer_priority_answer_id')),
           sa.CheckConstraint('(answer_id is null) <> (priority_answer_id is null)', name=op.f('ck_concern_answer_one_concern')),
           named={'workshop_id': 'workshop', 'answer_id': 'evaluation_answer', 'priority_answer_id': 'priority_answer'},
           indexed=('workshop_id',))
    _table('measure_reading', EDITED, _column('reading', sa.String(length=200)), _column('state', sa.String(length=20)),
           _column('words', sa.String(length=500)),
           sa.CheckConstraint("state in ('', 'reached', 'nearer', 'no nearer', 'further')", name=op.f('ck_measure_reading_state')),
           named={'evaluation_id': 'evaluation', 'plan_id': 'plan'}, unique=('evaluation_id', 'plan_id'), indexed=('plan_id',))
    with op.batch_alter_table('baseline', schema=None) as batch_op:
        batch_op.add_column(sa.Column('taken_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('evaluation_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('taken_back', sa.Integer(), nullable=False, server_default='0'))
        batch_op.create_foreign_key(batch_op.f('fk_baseline_evaluation_id_evaluation'), 'evaluation', ['evaluation_id'], ['id'])
    _keep_frozen()


def _column(name: str, kind) -> sa.Column:
    return sa.Column(name, kind, nullable=False)


def _table(name: str, base: tuple, *more, named: dict, unique: tuple = (), indexed: tuple = ()) -> None:
    given = {one.name for one in more if isinstance(one, sa.Column)}
    columns = [_column(*one) for one in base] + [_column(one, sa.Uuid()) for one in named if one not in given]
    keys = [sa.ForeignKeyConstraint([one], [f'{to}.id'], name=op.f(f'fk_{name}_{one}_{to}')) for one, to in named.items()]
    rules = [sa.UniqueConstraint(*unique, name=op.f(f'uq_{name}_{"_".join(unique)}'))] if unique else []
    op.create_table(name, *columns, *more, *keys, sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{name}')), *rules)
    with op.batch_alter_table(name, schema=None) as batch_op:
        for one in indexed:
            batch_op.create_index(batch_op.f(f'ix_{name}_{one}'), [one], unique=False)


def _keep_frozen() -> None:
    on_sqlite = op.get_bind().dialect.name == 'sqlite'
    same = ' and '.join(f'new.{name} {"is" if on_sqlite else "is not distinct from"} old.{name}' for name in FROZEN)
    for statement in SQLITE if on_sqlite else POSTGRESQL:
        op.execute(statement.format(same=same))


def downgrade() -> None:
    """Take it back."""
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('drop trigger baseline_stays')
        op.execute('drop trigger baseline_is_frozen')
    else:
        op.execute('drop trigger baseline_is_frozen on baseline')
        op.execute('drop function baseline_is_frozen()')
    with op.batch_alter_table('baseline', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_baseline_evaluation_id_evaluation'), type_='foreignkey')
        batch_op.drop_column('taken_back')
        batch_op.drop_column('evaluation_id')
        batch_op.drop_column('taken_on')
    for name in ('measure_reading', 'concern_answer', 'priority_answer', 'evaluation_entry', 'evaluation_group', 'redaction'):
        op.drop_table(name)
