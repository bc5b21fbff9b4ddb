"""The desk: where the day stands, messages to hosts, calls for help, what the big screen shows."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The desk: where the day stands, messages to hosts, calls for help, what the big screen shows."""
    op.create_table('desk',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=True),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('more_minutes', sa.Integer(), nullable=False),
    sa.Column('stopped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('stopped_seconds', sa.Integer(), nullable=False),
    sa.Column('shows', sa.String(length=20), nullable=False),
    sa.Column('shows_what', sa.String(length=80), nullable=False),
    sa.Column('text_percent', sa.Integer(), nullable=False),
    sa.Column('reached_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('text_percent between 100 and 200', name=op.f('ck_desk_text_percent')),
    sa.ForeignKeyConstraint(['item_id'], ['run_sheet_item.id'], name=op.f('fk_desk_item_id_run_sheet_item')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_desk_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_desk')),
    sa.UniqueConstraint('code', name=op.f('uq_desk_code')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_desk_workshop_id'))
    )
    op.create_table('desk_message',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('small_group_id', sa.Uuid(), nullable=True),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['small_group_id'], ['small_group.id'], name=op.f('fk_desk_message_small_group_id_small_group')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_desk_message_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_desk_message'))
    )
    with op.batch_alter_table('desk_message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_desk_message_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('help_call',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('small_group_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_by', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['small_group_id'], ['small_group.id'], name=op.f('fk_help_call_small_group_id_small_group')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_help_call_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_help_call'))
    )
    with op.batch_alter_table('help_call', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_help_call_workshop_id'), ['workshop_id'], unique=False)
        batch_op.create_index('uq_help_call_waiting', ['small_group_id'], unique=True, sqlite_where=sa.text('answered_at is null'), postgresql_where=sa.text('answered_at is null'))


def downgrade() -> None:
    """Without it again."""
    with op.batch_alter_table('help_call', schema=None) as batch_op:
        batch_op.drop_index('uq_help_call_waiting', sqlite_where=sa.text('answered_at is null'), postgresql_where=sa.text('answered_at is null'))
        batch_op.drop_index(batch_op.f('ix_help_call_workshop_id'))

    op.drop_table('help_call')
    with op.batch_alter_table('desk_message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_desk_message_workshop_id'))

    op.drop_table('desk_message')
    op.drop_table('desk')
