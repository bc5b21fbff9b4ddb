"""Bespoke contracts around one person."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bespoke contracts around one person."""
    op.create_table('bespoke_contract',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=True),
    sa.Column('reference', sa.String(length=40), nullable=False),
    sa.Column('matters', sa.String(length=2000), nullable=False),
    sa.Column('format', sa.String(length=200), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.CheckConstraint('ends_on is null or starts_on is null or ends_on >= starts_on', name=op.f('ck_bespoke_contract_ends_on')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_bespoke_contract_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_contract')),
    sa.UniqueConstraint('reference', name=op.f('uq_bespoke_contract_reference'))
    )
    with op.batch_alter_table('bespoke_contract', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_contract_case_id'), ['case_id'], unique=False)

    op.create_table('bespoke_cover',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('day', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Integer(), nullable=False),
    sa.Column('ends', sa.Integer(), nullable=False),
    sa.Column('way', sa.String(length=20), nullable=False),
    sa.Column('who', sa.String(length=200), nullable=False),
    sa.CheckConstraint("way in ('there', 'call', 'alone', 'provider')", name=op.f('ck_bespoke_cover_way')),
    sa.CheckConstraint('day between 0 and 6', name=op.f('ck_bespoke_cover_day')),
    sa.CheckConstraint('ends between 0 and 1439', name=op.f('ck_bespoke_cover_ends')),
    sa.CheckConstraint('starts between 0 and 1439', name=op.f('ck_bespoke_cover_starts')),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_cover_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_cover'))
    )
    with op.batch_alter_table('bespoke_cover', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_cover_contract_id'), ['contract_id'], unique=False)

    op.create_table('bespoke_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(length=40), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_item_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_item')),
    sa.UniqueConstraint('contract_id', 'slug', name=op.f('uq_bespoke_item_contract_id_slug'))
    )
    op.create_table('bespoke_note',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_note_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_note'))
    )
    with op.batch_alter_table('bespoke_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_note_contract_id'), ['contract_id'], unique=False)

    op.create_table('bespoke_resource',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('source', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('pounds_week', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.Column('controller', sa.String(length=40), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.CheckConstraint('pounds_week is null or pounds_week >= 0', name=op.f('ck_bespoke_resource_pounds_week')),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_resource_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_resource'))
    )
    with op.batch_alter_table('bespoke_resource', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_resource_contract_id'), ['contract_id'], unique=False)

    op.create_table('bespoke_review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('successes', sa.String(length=2000), nullable=False),
    sa.Column('issues', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_review_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_review'))
    )
    with op.batch_alter_table('bespoke_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_review_contract_id'), ['contract_id'], unique=False)

    op.create_table('bespoke_role',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('role', sa.String(length=200), nullable=False),
    sa.Column('in_contract', sa.Boolean(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_role_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_role'))
    )
    with op.batch_alter_table('bespoke_role', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_role_contract_id'), ['contract_id'], unique=False)

    op.create_table('bespoke_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('why', sa.String(length=500), nullable=False),
    sa.Column('text', sa.String(length=200000), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_version_contract_id_bespoke_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_version')),
    sa.UniqueConstraint('contract_id', 'number', name=op.f('uq_bespoke_version_contract_id_number'))
    )
    op.create_table('bespoke_contingency',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('what', sa.String(length=500), nullable=False),
    sa.Column('sign', sa.String(length=500), nullable=False),
    sa.Column('first_response', sa.String(length=1000), nullable=False),
    sa.Column('role_id', sa.Uuid(), nullable=True),
    sa.Column('resource_id', sa.Uuid(), nullable=True),
    sa.Column('route', sa.String(length=500), nullable=False),
    sa.Column('number_kept', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_contingency_contract_id_bespoke_contract')),
    sa.ForeignKeyConstraint(['resource_id'], ['bespoke_resource.id'], name=op.f('fk_bespoke_contingency_resource_id_bespoke_resource')),
    sa.ForeignKeyConstraint(['role_id'], ['bespoke_role.id'], name=op.f('fk_bespoke_contingency_role_id_bespoke_role')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_contingency'))
    )
    with op.batch_alter_table('bespoke_contingency', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_contingency_contract_id'), ['contract_id'], unique=False)

    op.create_table('bespoke_duty',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('role_id', sa.Uuid(), nullable=False),
    sa.Column('what', sa.String(length=1000), nullable=False),
    sa.Column('circumstances', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['contract_id'], ['bespoke_contract.id'], name=op.f('fk_bespoke_duty_contract_id_bespoke_contract')),
    sa.ForeignKeyConstraint(['role_id'], ['bespoke_role.id'], name=op.f('fk_bespoke_duty_role_id_bespoke_role')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bespoke_duty'))
    )
    with op.batch_alter_table('bespoke_duty', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bespoke_duty_contract_id'), ['contract_id'], unique=False)



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('bespoke_duty', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_duty_contract_id'))

    op.drop_table('bespoke_duty')
    with op.batch_alter_table('bespoke_contingency', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_contingency_contract_id'))

    op.drop_table('bespoke_contingency')
    op.drop_table('bespoke_version')
    with op.batch_alter_table('bespoke_role', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_role_contract_id'))

    op.drop_table('bespoke_role')
    with op.batch_alter_table('bespoke_review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_review_contract_id'))

    op.drop_table('bespoke_review')
    with op.batch_alter_table('bespoke_resource', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_resource_contract_id'))

    op.drop_table('bespoke_resource')
    with op.batch_alter_table('bespoke_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_note_contract_id'))

    op.drop_table('bespoke_note')
    op.drop_table('bespoke_item')
    with op.batch_alter_table('bespoke_cover', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_cover_contract_id'))

    op.drop_table('bespoke_cover')
    with op.batch_alter_table('bespoke_contract', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bespoke_contract_case_id'))

    op.drop_table('bespoke_contract')
