"""Who in the directory a contract's provider is, and samples of support plans."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Who in the directory a contract's provider is, and samples of support plans."""
    for table in ('contract_hours', 'monitoring_return'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('provider_id', sa.Uuid(), nullable=True))
            batch_op.create_index(batch_op.f(f'ix_{table}_provider_id'), ['provider_id'], unique=False)
            batch_op.create_foreign_key(batch_op.f(f'fk_{table}_provider_id_provider'), 'provider', ['provider_id'], ['id'])

    op.create_table('support_plan_sample',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=True),
    sa.Column('written_by', sa.String(length=200), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('found', sa.Integer(), nullable=False),
    sa.Column('seed', sa.String(length=40), nullable=False),
    sa.Column('drawn_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('learned', sa.String(length=2000), nullable=False),
    sa.CheckConstraint('found >= size', name=op.f('ck_support_plan_sample_found')),
    sa.CheckConstraint('last_day >= first_day', name=op.f('ck_support_plan_sample_last_day')),
    sa.CheckConstraint('size > 0', name=op.f('ck_support_plan_sample_size')),
    sa.ForeignKeyConstraint(['contract_id'], ['broker_contract.id'], name=op.f('fk_support_plan_sample_contract_id_broker_contract')),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_support_plan_sample_provider_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_support_plan_sample'))
    )
    with op.batch_alter_table('support_plan_sample', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_support_plan_sample_contract_id'), ['contract_id'], unique=False)

    op.create_table('sampled_plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sample_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=True),
    sa.Column('answers', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['support_plan.id'], name=op.f('fk_sampled_plan_plan_id_support_plan'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sample_id'], ['support_plan_sample.id'], name=op.f('fk_sampled_plan_sample_id_support_plan_sample')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sampled_plan')),
    sa.UniqueConstraint('sample_id', 'position', name=op.f('uq_sampled_plan_sample_id_position'))
    )
    with op.batch_alter_table('sampled_plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sampled_plan_plan_id'), ['plan_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table('sampled_plan')
    op.drop_table('support_plan_sample')
    for table in ('monitoring_return', 'contract_hours'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f'fk_{table}_provider_id_provider'), type_='foreignkey')
            batch_op.drop_index(batch_op.f(f'ix_{table}_provider_id'))
            batch_op.drop_column('provider_id')
