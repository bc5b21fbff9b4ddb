"""What workshops publish in the open feed; an invented bespoke contract."""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What workshops publish in the open feed; an invented bespoke contract."""
    op.create_table('findings_page',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_findings_page_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_findings_page')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_findings_page_workshop_id'))
    )
    with op.batch_alter_table('bespoke_contract', schema=None) as batch_op:
        batch_op.add_column(sa.Column('example', sa.Boolean(), nullable=False, server_default=sa.false()))
    # A contract of an invented case is invented.
    op.execute("update bespoke_contract set example = true where case_id in (select id from brokerage_case where example)")


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('bespoke_contract', schema=None) as batch_op:
        batch_op.drop_column('example')
    op.drop_table('findings_page')
