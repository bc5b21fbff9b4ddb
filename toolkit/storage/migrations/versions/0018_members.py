"""Members: people who come in with their council account, and the areas that commissioners are for."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Members: people who come in with their council account, and the areas that commissioners are for."""
    op.create_table('member',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=True),
    sa.Column('issuer', sa.String(length=300), nullable=True),
    sa.Column('subject', sa.String(length=255), nullable=True),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=True),
    sa.Column('last_signed_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('(issuer is null) = (subject is null)', name=op.f('ck_member_bound')),
    sa.CheckConstraint('email is not null or subject is not null', name=op.f('ck_member_named')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_member_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_member')),
    sa.UniqueConstraint('email', name=op.f('uq_member_email')),
    sa.UniqueConstraint('issuer', 'subject', name=op.f('uq_member_issuer_subject'))
    )
    with op.batch_alter_table('member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_member_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('member_area',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('member_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_member_area_member_id_member')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_member_area')),
    sa.UniqueConstraint('member_id', 'name', name=op.f('uq_member_area_member_id_name'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.add_column(sa.Column('acted_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('cases_closed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('member_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_sign_in_member_id_member'), 'member', ['member_id'], ['id'])
        batch_op.create_index(batch_op.f('ix_sign_in_member_id'), ['member_id'], unique=False)

    with op.batch_alter_table('left_off', schema=None) as batch_op:
        batch_op.alter_column('link_id', existing_type=sa.Uuid(), nullable=True)
        batch_op.add_column(sa.Column('member_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_left_off_member_id_member'), 'member', ['member_id'], ['id'])
        batch_op.create_unique_constraint(batch_op.f('uq_left_off_member_id_workshop_id'), ['member_id', 'workshop_id'])


def downgrade() -> None:
    """Without them again."""
    op.execute('delete from left_off where link_id is null')
    with op.batch_alter_table('left_off', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_left_off_member_id_workshop_id'), type_='unique')
        batch_op.drop_constraint(batch_op.f('fk_left_off_member_id_member'), type_='foreignkey')
        batch_op.drop_column('member_id')
        batch_op.alter_column('link_id', existing_type=sa.Uuid(), nullable=False)

    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_member_id'))
        batch_op.drop_constraint(batch_op.f('fk_sign_in_member_id_member'), type_='foreignkey')
        batch_op.drop_column('member_id')
        batch_op.drop_column('cases_closed_at')
        batch_op.drop_column('acted_at')

    op.drop_table('member_area')
    op.drop_table('member')
