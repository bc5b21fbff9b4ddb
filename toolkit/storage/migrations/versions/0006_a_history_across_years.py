"""A history across years: which workshop goes on from which."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Which workshop goes on from which, what came along, and when to look again."""
    with op.batch_alter_table('workshop', schema=None) as batch_op:
        batch_op.add_column(sa.Column('follows_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('look_again_on', sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f('ix_workshop_follows_id'), ['follows_id'], unique=False)

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('came_from_id', sa.Uuid(), nullable=True))
        batch_op.create_index('ix_entry_came_from', ['came_from_id'], unique=False, sqlite_where=sa.text('came_from_id is not null'), postgresql_where=sa.text('came_from_id is not null'))

    with op.batch_alter_table('priority', schema=None) as batch_op:
        batch_op.add_column(sa.Column('came_from_id', sa.Uuid(), nullable=True))


def downgrade() -> None:
    """Without them again."""
    with op.batch_alter_table('priority', schema=None) as batch_op:
        batch_op.drop_column('came_from_id')

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_index('ix_entry_came_from')
        batch_op.drop_column('came_from_id')

    with op.batch_alter_table('workshop', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_workshop_follows_id'))
        batch_op.drop_column('look_again_on')
        batch_op.drop_column('follows_id')
