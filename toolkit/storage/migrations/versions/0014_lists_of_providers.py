"""Which list a provider came from: two spreadsheets or feeds may use the same ids."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

BEFORE, NOW = 'uq_provider_detail_source_source_id', 'uq_provider_detail_source_source_list_source_id'


def upgrade() -> None:
    """What came before this has a list without a name."""
    with op.batch_alter_table('provider_detail', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source_list', sa.String(length=300), nullable=False, server_default=''))
        batch_op.drop_constraint(batch_op.f(BEFORE), type_='unique')
        batch_op.create_unique_constraint(batch_op.f(NOW), ['source', 'source_list', 'source_id'])


def downgrade() -> None:
    """Where two lists use one id, only one of them keeps it."""
    op.execute("update provider_detail set source_id = null where exists (select 1 from provider_detail as other where "
               "other.source = provider_detail.source and other.source_id = provider_detail.source_id "
               "and other.source_list < provider_detail.source_list)")
    with op.batch_alter_table('provider_detail', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(NOW), type_='unique')
        batch_op.create_unique_constraint(batch_op.f(BEFORE), ['source', 'source_id'])
        batch_op.drop_column('source_list')
