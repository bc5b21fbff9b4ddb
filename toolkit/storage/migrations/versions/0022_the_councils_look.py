"""The council's name, logo and colours."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The council's name, logo and colours."""
    op.create_table('council_logo',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('content_type', sa.String(length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('checksum', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_council_logo'))
    )
    op.create_table('council_look',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('colour', sa.String(length=7), nullable=False),
    sa.Column('dark_colour', sa.String(length=7), nullable=False),
    sa.Column('logo_id', sa.Uuid(), nullable=True),
    sa.Column('logo_alt', sa.String(length=300), nullable=False),
    sa.CheckConstraint('number = 1', name=op.f('ck_council_look_number')),
    sa.ForeignKeyConstraint(['logo_id'], ['council_logo.id'], name=op.f('fk_council_look_logo_id_council_logo')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_council_look')),
    sa.UniqueConstraint('number', name=op.f('uq_council_look_number'))
    )
    op.create_index(op.f('ix_council_look_logo_id'), 'council_look', ['logo_id'], unique=False)


def downgrade() -> None:
    """Common Table's own look again."""
    op.drop_index(op.f('ix_council_look_logo_id'), table_name='council_look')
    op.drop_table('council_look')
    op.drop_table('council_logo')
