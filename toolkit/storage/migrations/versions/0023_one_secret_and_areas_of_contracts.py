"""The record knows by a fingerprint which secret seals its papers and links; a contract may be for one area."""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No process has said yet which secret it holds; every contract is for all areas, as before."""
    with op.batch_alter_table('broker_contract', schema=None) as batch_op:
        batch_op.add_column(sa.Column('area', sa.String(length=200), nullable=False, server_default=''))
    op.create_table('record_secret',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('fingerprint', sa.String(length=16), nullable=False),
    sa.CheckConstraint('number = 1', name=op.f('ck_record_secret_one_only')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_secret')),
    sa.UniqueConstraint('number', name=op.f('uq_record_secret_number'))
    )


def downgrade() -> None:
    """No process can tell any more whether it holds the same secret as the others, and no contract says its area."""
    op.drop_table('record_secret')
    with op.batch_alter_table('broker_contract', schema=None) as batch_op:
        batch_op.drop_column('area')
