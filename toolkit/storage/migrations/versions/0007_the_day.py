"""The day: its run sheet, what was prepared, and the safeguarding card."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run sheet, preparations, safeguarding card."""
    op.create_table('safeguarding_card',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('what_to_do', sa.String(length=2000), nullable=False),
    sa.Column('whom_to_ring', sa.String(length=500), nullable=False),
    sa.CheckConstraint('number = 1', name=op.f('ck_safeguarding_card_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_safeguarding_card')),
    sa.UniqueConstraint('number', name=op.f('uq_safeguarding_card_number'))
    )
    op.create_table('prepared',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('check_slug', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.CheckConstraint("state in ('yes', 'partly', 'no')", name=op.f('ck_prepared_state')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_prepared_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_prepared')),
    sa.UniqueConstraint('workshop_id', 'check_slug', name=op.f('uq_prepared_workshop_id_check_slug'))
    )
    op.create_table('run_sheet',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('starts_at', sa.String(length=5), nullable=False),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_run_sheet_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_run_sheet')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_run_sheet_workshop_id'))
    )
    op.create_table('run_sheet_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('notes', sa.String(length=1000), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('access_minutes', sa.Integer(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("kind in ('item', 'break')", name=op.f('ck_run_sheet_item_kind')),
    sa.CheckConstraint('access_minutes between 0 and minutes', name=op.f('ck_run_sheet_item_access_minutes')),
    sa.CheckConstraint('minutes between 1 and 600', name=op.f('ck_run_sheet_item_minutes')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_run_sheet_item_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_run_sheet_item'))
    )
    with op.batch_alter_table('run_sheet_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_run_sheet_item_workshop_id'), ['workshop_id'], unique=False)


def downgrade() -> None:
    """Without them again."""
    with op.batch_alter_table('run_sheet_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_run_sheet_item_workshop_id'))

    op.drop_table('run_sheet_item')
    op.drop_table('run_sheet')
    op.drop_table('prepared')
    op.drop_table('safeguarding_card')
