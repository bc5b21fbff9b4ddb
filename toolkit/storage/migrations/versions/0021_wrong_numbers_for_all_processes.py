"""Wrong numbers are measured for all processes together."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Wrong numbers are measured for all processes together."""
    op.create_table('guess_measure',
    sa.Column('room', sa.String(length=80), nullable=False),
    sa.Column('level', sa.Float(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('next_turn', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('room', name=op.f('pk_guess_measure'))
    )


def downgrade() -> None:
    """Each process measures by itself again."""
    op.drop_table('guess_measure')
