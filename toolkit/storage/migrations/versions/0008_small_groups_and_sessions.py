"""Small groups with a host link of their own, and sessions on several dates."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

# A position was never looked at by itself: removed groups and groups of older files may share one. A number is one group's.
NUMBERED = """update small_group set number = (select count(*) from small_group as before
    where before.workshop_id = small_group.workshop_id and (before.position < small_group.position
      or (before.position = small_group.position and before.created_at < small_group.created_at)
      or (before.position = small_group.position and before.created_at = small_group.created_at and before.id <= small_group.id)))"""


def upgrade() -> None:
    """Sessions; whose small group it is, its number, its host and when it was closed; links and answers of one small group."""
    op.create_table('workshop_session',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_workshop_session_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_workshop_session')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_workshop_session_workshop_id_number'))
    )
    with op.batch_alter_table('workshop_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_workshop_session_workshop_id'), ['workshop_id'], unique=False)

    with op.batch_alter_table('workshop', schema=None) as batch_op:
        batch_op.add_column(sa.Column('session_now_id', sa.Uuid(), nullable=True))

    with op.batch_alter_table('small_group', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
        batch_op.add_column(sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('number', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('area', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('group_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('host', sa.String(length=120), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('expected', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('split_from_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))
    op.execute(NUMBERED)
    op.execute('update small_group set changed_at = created_at')
    with op.batch_alter_table('small_group', schema=None) as batch_op:
        batch_op.alter_column('version', server_default=None)
        batch_op.alter_column('area', server_default=None)
        batch_op.alter_column('host', server_default=None)
        batch_op.alter_column('changed_at', existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.alter_column('number', existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column('position')
        batch_op.create_unique_constraint(batch_op.f('uq_small_group_workshop_id_number'), ['workshop_id', 'number'])
        batch_op.create_check_constraint(batch_op.f('ck_small_group_expected'), 'expected between 0 and 500')
        batch_op.create_foreign_key(batch_op.f('fk_small_group_group_id_group_of_people'), 'group_of_people', ['group_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_small_group_split_from_id_small_group'), 'small_group', ['split_from_id'], ['id'])

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('session_id', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_entry_session_id'), ['session_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_entry_session_id_workshop_session'), 'workshop_session', ['session_id'], ['id'])

    with op.batch_alter_table('nothing_there', schema=None) as batch_op:
        batch_op.add_column(sa.Column('small_group_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_nothing_there_small_group_id_small_group'), 'small_group', ['small_group_id'], ['id'])

    with op.batch_alter_table('link', schema=None) as batch_op:
        batch_op.add_column(sa.Column('small_group_id', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_link_small_group_id'), ['small_group_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_link_small_group_id_small_group'), 'small_group', ['small_group_id'], ['id'])


def downgrade() -> None:
    """Without them again; a small group's number becomes its position."""
    with op.batch_alter_table('link', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_link_small_group_id_small_group'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_link_small_group_id'))
        batch_op.drop_column('small_group_id')

    with op.batch_alter_table('nothing_there', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_nothing_there_small_group_id_small_group'), type_='foreignkey')
        batch_op.drop_column('small_group_id')

    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_entry_session_id_workshop_session'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_entry_session_id'))
        batch_op.drop_column('session_id')

    with op.batch_alter_table('small_group', schema=None) as batch_op:
        batch_op.add_column(sa.Column('position', sa.Integer(), nullable=False, server_default='0'))
    op.execute('update small_group set position = number')
    with op.batch_alter_table('small_group', schema=None) as batch_op:
        batch_op.alter_column('position', server_default=None)
        batch_op.drop_constraint(batch_op.f('fk_small_group_split_from_id_small_group'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_small_group_group_id_group_of_people'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('ck_small_group_expected'), type_='check')
        batch_op.drop_constraint(batch_op.f('uq_small_group_workshop_id_number'), type_='unique')
        for column in ('closed_at', 'split_from_id', 'expected', 'host', 'group_id', 'area', 'number', 'changed_at', 'version'):
            batch_op.drop_column(column)

    with op.batch_alter_table('workshop', schema=None) as batch_op:
        batch_op.drop_column('session_now_id')

    with op.batch_alter_table('workshop_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_workshop_session_workshop_id'))

    op.drop_table('workshop_session')
