"""Plans in depth: actions, money, milestones, whom and where a plan is for."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What a plan changes and for whom, how it is measured, its actions, milestones and money; what stands stays as it is."""
    op.create_table('plan_action',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('owner', sa.String(length=200), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('dropped_on', sa.Date(), nullable=True),
    sa.Column('dropped_why', sa.String(length=1000), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('done_on is null or dropped_on is null', name=op.f('ck_plan_action_ended_once')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_action_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_action'))
    )
    with op.batch_alter_table('plan_action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_action_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_group',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['group_of_people.id'], name=op.f('fk_plan_group_group_id_group_of_people')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_group_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_group')),
    sa.UniqueConstraint('plan_id', 'group_id', name=op.f('uq_plan_group_plan_id_group_id'))
    )
    with op.batch_alter_table('plan_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_group_group_id'), ['group_id'], unique=False)

    op.create_table('plan_milestone',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('reached_on', sa.Date(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_milestone_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_milestone'))
    )
    with op.batch_alter_table('plan_milestone', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_milestone_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_money',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('tool', sa.String(length=40), nullable=False),
    sa.Column('source', sa.String(length=200), nullable=False),
    sa.Column('pounds', sa.Numeric(precision=12, scale=2), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('pounds >= 0', name=op.f('ck_plan_money_pounds')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_money_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_money'))
    )
    with op.batch_alter_table('plan_money', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_money_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_place',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=True),
    sa.Column('longitude', sa.Float(), nullable=True),
    sa.Column('radius_km', sa.Float(), nullable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_place_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_place'))
    )
    with op.batch_alter_table('plan_place', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_place_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_workshop',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('serves_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_workshop_plan_id_plan')),
    sa.ForeignKeyConstraint(['serves_id'], ['workshop.id'], name=op.f('fk_plan_workshop_serves_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_workshop')),
    sa.UniqueConstraint('plan_id', 'serves_id', name=op.f('uq_plan_workshop_plan_id_serves_id'))
    )
    with op.batch_alter_table('plan_workshop', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_workshop_serves_id'), ['serves_id'], unique=False)

    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.add_column(sa.Column('what_changes', sa.String(length=2000), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('for_whom', sa.String(length=500), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('measure', sa.String(length=500), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('measure_start', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('measure_target', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('workforce', sa.String(length=2000), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('jsna_link', sa.String(length=500), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('market_signal', sa.String(length=1000), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('market_signal_public', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('self_funders', sa.String(length=500), nullable=False, server_default=''))

    with op.batch_alter_table('plan_tool', schema=None) as batch_op:
        batch_op.add_column(sa.Column('takes', sa.String(length=8000), nullable=False, server_default=''))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('plan_tool', schema=None) as batch_op:
        batch_op.drop_column('takes')

    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.drop_column('self_funders')
        batch_op.drop_column('market_signal_public')
        batch_op.drop_column('market_signal')
        batch_op.drop_column('jsna_link')
        batch_op.drop_column('workforce')
        batch_op.drop_column('measure_target')
        batch_op.drop_column('measure_start')
        batch_op.drop_column('measure')
        batch_op.drop_column('for_whom')
        batch_op.drop_column('what_changes')

    with op.batch_alter_table('plan_workshop', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_workshop_serves_id'))

    op.drop_table('plan_workshop')
    with op.batch_alter_table('plan_place', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_place_plan_id'))

    op.drop_table('plan_place')
    with op.batch_alter_table('plan_money', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_money_plan_id'))

    op.drop_table('plan_money')
    with op.batch_alter_table('plan_milestone', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_milestone_plan_id'))

    op.drop_table('plan_milestone')
    with op.batch_alter_table('plan_group', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_group_group_id'))

    op.drop_table('plan_group')
    with op.batch_alter_table('plan_action', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_action_plan_id'))

    op.drop_table('plan_action')
