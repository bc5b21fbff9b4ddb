"""The audit says what was changed from what to what."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The audit says what was changed. Earlier records stay as they are: what they said is known by its fingerprint alone."""
    op.add_column('audit_record', sa.Column('changed', sa.String(), nullable=True))


def downgrade() -> None:
    """Without what was changed; the chain does not cover it and stays whole."""
    with op.batch_alter_table('audit_record') as batch_op:
        batch_op.drop_column('changed')
