"""The directory: what is known of providers beyond what they are found by, where they are, and which two are one."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The directory of providers."""
    op.create_table('feed_address',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('stopped_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feed_address')),
    sa.UniqueConstraint('address', name=op.f('uq_feed_address_address'))
    )
    op.create_table('provider_detail',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=False),
    sa.Column('covers', sa.String(length=500), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('vacancies', sa.Integer(), nullable=True),
    sa.Column('vacancies_on', sa.Date(), nullable=True),
    sa.Column('cqc_location', sa.String(length=40), nullable=False),
    sa.Column('cqc_provider', sa.String(length=40), nullable=False),
    sa.Column('rating', sa.String(length=40), nullable=False),
    sa.Column('rated_on', sa.Date(), nullable=True),
    sa.Column('rating_before', sa.String(length=40), nullable=False),
    sa.Column('dspt', sa.String(length=40), nullable=False),
    sa.Column('accessibility', sa.String(length=1000), nullable=False),
    sa.Column('languages', sa.String(length=300), nullable=False),
    sa.Column('cost', sa.String(length=500), nullable=False),
    sa.Column('website', sa.String(length=300), nullable=False),
    sa.Column('authority', sa.String(length=120), nullable=False),
    sa.Column('source', sa.String(length=20), nullable=False),
    sa.Column('source_id', sa.String(length=200), nullable=True),
    sa.Column('arrived', sa.String(length=64), nullable=False),
    sa.Column('arrived_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("source in ('typed', 'cqc', 'oruk', 'file')", name=op.f('ck_provider_detail_source')),
    sa.CheckConstraint('capacity is null or capacity >= 0', name=op.f('ck_provider_detail_capacity')),
    sa.CheckConstraint('vacancies is null or vacancies >= 0', name=op.f('ck_provider_detail_vacancies')),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_provider_detail_provider_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_detail')),
    sa.UniqueConstraint('provider_id', name=op.f('uq_provider_detail_provider_id')),
    sa.UniqueConstraint('source', 'source_id', name=op.f('uq_provider_detail_source_source_id'))
    )
    with op.batch_alter_table('provider_detail', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_detail_authority'), ['authority'], unique=False)
        batch_op.create_index(batch_op.f('ix_provider_detail_cqc_location'), ['cqc_location'], unique=False)

    op.create_table('provider_merge',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('kept_id', sa.Uuid(), nullable=False),
    sa.Column('merged_id', sa.Uuid(), nullable=False),
    sa.Column('status_before', sa.String(length=20), nullable=False),
    sa.Column('added', sa.String(length=20000), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['kept_id'], ['provider.id'], name=op.f('fk_provider_merge_kept_id_provider')),
    sa.ForeignKeyConstraint(['merged_id'], ['provider.id'], name=op.f('fk_provider_merge_merged_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_merge'))
    )
    with op.batch_alter_table('provider_merge', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_merge_kept_id'), ['kept_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_provider_merge_merged_id'), ['merged_id'], unique=False)

    op.create_table('provider_not_the_same',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('one_id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['one_id'], ['provider.id'], name=op.f('fk_provider_not_the_same_one_id_provider')),
    sa.ForeignKeyConstraint(['other_id'], ['provider.id'], name=op.f('fk_provider_not_the_same_other_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_not_the_same')),
    sa.UniqueConstraint('one_id', 'other_id', name=op.f('uq_provider_not_the_same_one_id_other_id'))
    )
    op.create_table('provider_place',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=False),
    sa.Column('longitude', sa.Float(), nullable=False),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_provider_place_provider_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_place'))
    )
    with op.batch_alter_table('provider_place', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_place_provider_id'), ['provider_id'], unique=False)

    op.create_table('suggestion_settled',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('function', sa.Integer(), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.CheckConstraint("answer in ('taken', 'refused')", name=op.f('ck_suggestion_settled_answer')),
    sa.ForeignKeyConstraint(['group_id'], ['group_of_people.id'], name=op.f('fk_suggestion_settled_group_id_group_of_people')),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_suggestion_settled_provider_id_provider')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_suggestion_settled_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_suggestion_settled')),
    sa.UniqueConstraint('group_id', 'function', 'provider_id', name=op.f('uq_suggestion_settled_group_id_function_provider_id'))
    )
    with op.batch_alter_table('suggestion_settled', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_suggestion_settled_workshop_id'), ['workshop_id'], unique=False)



def downgrade() -> None:
    """Take the directory away again."""
    with op.batch_alter_table('suggestion_settled', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_suggestion_settled_workshop_id'))

    op.drop_table('suggestion_settled')
    with op.batch_alter_table('provider_place', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_provider_place_provider_id'))

    op.drop_table('provider_place')
    op.drop_table('provider_not_the_same')
    with op.batch_alter_table('provider_merge', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_provider_merge_merged_id'))
        batch_op.drop_index(batch_op.f('ix_provider_merge_kept_id'))

    op.drop_table('provider_merge')
    with op.batch_alter_table('provider_detail', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_provider_detail_cqc_location'))
        batch_op.drop_index(batch_op.f('ix_provider_detail_authority'))

    op.drop_table('provider_detail')
    op.drop_table('feed_address')
