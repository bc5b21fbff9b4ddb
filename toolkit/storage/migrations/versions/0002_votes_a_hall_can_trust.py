"""Votes a hall can trust: tickets, ballots by more than one channel, limits, small groups' views, the decision."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tickets, channels, limits, small groups' views and the decision."""
    op.create_table('decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('limits', sa.String(length=2000), nullable=False),
    sa.Column('present', sa.String(length=1000), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_decision_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision')),
    sa.UniqueConstraint('code', name=op.f('uq_decision_code')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_decision_workshop_id'))
    )
    op.create_table('workshop_limits',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('money', sa.Integer(), nullable=True),
    sa.Column('staff_days', sa.Integer(), nullable=True),
    sa.Column('law', sa.String(length=1000), nullable=False),
    sa.Column('time', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_workshop_limits_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_workshop_limits')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_workshop_limits_workshop_id'))
    )
    op.create_table('small_group_view',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('small_group_id', sa.Uuid(), nullable=False),
    sa.Column('priority_id', sa.Uuid(), nullable=False),
    sa.Column('impact', sa.Integer(), nullable=False),
    sa.Column('effort', sa.Integer(), nullable=False),
    sa.CheckConstraint('effort between 1 and 5', name=op.f('ck_small_group_view_effort')),
    sa.CheckConstraint('impact between 1 and 5', name=op.f('ck_small_group_view_impact')),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_small_group_view_priority_id_priority')),
    sa.ForeignKeyConstraint(['small_group_id'], ['small_group.id'], name=op.f('fk_small_group_view_small_group_id_small_group')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_small_group_view')),
    sa.UniqueConstraint('small_group_id', 'priority_id', name=op.f('uq_small_group_view_small_group_id_priority_id'))
    )
    with op.batch_alter_table('small_group_view', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_small_group_view_priority_id'), ['priority_id'], unique=False)

    op.create_table('small_group_top',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('small_group_id', sa.Uuid(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('priority_id', sa.Uuid(), nullable=True),
    sa.CheckConstraint('rank between 1 and 3', name=op.f('ck_small_group_top_rank')),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_small_group_top_priority_id_priority')),
    sa.ForeignKeyConstraint(['small_group_id'], ['small_group.id'], name=op.f('fk_small_group_top_small_group_id_small_group')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_small_group_top')),
    sa.UniqueConstraint('small_group_id', 'rank', name=op.f('uq_small_group_top_small_group_id_rank'))
    )
    with op.batch_alter_table('small_group_top', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_small_group_top_priority_id'), ['priority_id'], unique=False)

    op.create_table('ticket',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.String(length=5), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('why', sa.String(length=300), nullable=False),
    sa.Column('supported', sa.Boolean(), nullable=False),
    sa.Column('receipt', sa.String(length=12), nullable=True),
    sa.Column('replaces_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['replaces_id'], ['ticket.id'], name=op.f('fk_ticket_replaces_id_ticket')),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_ticket_round_id_vote_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket')),
    sa.UniqueConstraint('replaces_id', name=op.f('uq_ticket_replaces_id')),
    sa.UniqueConstraint('round_id', 'number', name=op.f('uq_ticket_round_id_number')),
    sa.UniqueConstraint('round_id', 'receipt', name=op.f('uq_ticket_round_id_receipt'))
    )
    op.create_table('second_keying',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('ticket_id', sa.Uuid(), nullable=False),
    sa.Column('keyed', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_second_keying_round_id_vote_round')),
    sa.ForeignKeyConstraint(['ticket_id'], ['ticket.id'], name=op.f('fk_second_keying_ticket_id_ticket')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_keying')),
    sa.UniqueConstraint('ticket_id', name=op.f('uq_second_keying_ticket_id'))
    )
    with op.batch_alter_table('second_keying', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_second_keying_round_id'), ['round_id'], unique=False)

    op.create_table('ballot_group',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('ballot_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['ballot_id'], ['ballot.id'], name=op.f('fk_ballot_group_ballot_id_ballot')),
    sa.ForeignKeyConstraint(['group_id'], ['group_of_people.id'], name=op.f('fk_ballot_group_group_id_group_of_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot_group')),
    sa.UniqueConstraint('ballot_id', 'group_id', name=op.f('uq_ballot_group_ballot_id_group_id'))
    )
    with op.batch_alter_table('ballot_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_group_group_id'), ['group_id'], unique=False)

    op.create_table('ballot_rating',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('ballot_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('impact', sa.Integer(), nullable=True),
    sa.Column('effort', sa.Integer(), nullable=True),
    sa.CheckConstraint('effort is null or effort between 1 and 5', name=op.f('ck_ballot_rating_effort')),
    sa.CheckConstraint('impact is null or impact between 1 and 5', name=op.f('ck_ballot_rating_impact')),
    sa.ForeignKeyConstraint(['ballot_id'], ['ballot.id'], name=op.f('fk_ballot_rating_ballot_id_ballot')),
    sa.ForeignKeyConstraint(['item_id'], ['vote_item.id'], name=op.f('fk_ballot_rating_item_id_vote_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot_rating')),
    sa.UniqueConstraint('ballot_id', 'item_id', name=op.f('uq_ballot_rating_ballot_id_item_id'))
    )
    with op.batch_alter_table('ballot_rating', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_rating_item_id'), ['item_id'], unique=False)

    op.create_table('vote_batch',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=True),
    sa.Column('withdrawn', sa.Boolean(), nullable=False),
    sa.CheckConstraint('people > 0', name=op.f('ck_vote_batch_people')),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachment.id'], name=op.f('fk_vote_batch_attachment_id_attachment')),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_vote_batch_round_id_vote_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_batch'))
    )
    with op.batch_alter_table('vote_batch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vote_batch_round_id'), ['round_id'], unique=False)

    op.create_table('batch_count',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('batch_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('dots', sa.Integer(), nullable=False),
    sa.CheckConstraint('dots > 0', name=op.f('ck_batch_count_dots')),
    sa.ForeignKeyConstraint(['batch_id'], ['vote_batch.id'], name=op.f('fk_batch_count_batch_id_vote_batch')),
    sa.ForeignKeyConstraint(['item_id'], ['vote_item.id'], name=op.f('fk_batch_count_item_id_vote_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batch_count')),
    sa.UniqueConstraint('batch_id', 'item_id', name=op.f('uq_batch_count_batch_id_item_id'))
    )
    with op.batch_alter_table('batch_count', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_batch_count_item_id'), ['item_id'], unique=False)

    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.add_column(sa.Column('ticket_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('voter_kind', sa.String(length=20), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_ballot_ticket_id'), ['ticket_id'])
        batch_op.create_foreign_key(batch_op.f('fk_ballot_ticket_id_ticket'), 'ticket', ['ticket_id'], ['id'])

    with op.batch_alter_table('priority', schema=None) as batch_op:
        batch_op.add_column(sa.Column('cost', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('staff_days', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('merged_into_id', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_priority_merged_into_id_priority'), 'priority', ['merged_into_id'], ['id'])

    with op.batch_alter_table('vote_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('picture', sa.String(length=120), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('picture_alt', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('cost', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('staff_days', sa.Integer(), nullable=True))

    with op.batch_alter_table('vote_round', schema=None) as batch_op:
        batch_op.add_column(sa.Column('input', sa.String(length=20), nullable=False, server_default='dots'))
        batch_op.add_column(sa.Column('money_limit', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('staff_limit', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('live', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('code', sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column('left_over', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('revealed', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('seed', sa.String(length=64), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('published_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_vote_round_code'), ['code'])



def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('vote_round', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_vote_round_code'), type_='unique')
        batch_op.drop_column('published_at')
        batch_op.drop_column('seed')
        batch_op.drop_column('revealed')
        batch_op.drop_column('left_over')
        batch_op.drop_column('code')
        batch_op.drop_column('live')
        batch_op.drop_column('staff_limit')
        batch_op.drop_column('money_limit')
        batch_op.drop_column('input')

    with op.batch_alter_table('vote_item', schema=None) as batch_op:
        batch_op.drop_column('staff_days')
        batch_op.drop_column('cost')
        batch_op.drop_column('picture_alt')
        batch_op.drop_column('picture')

    with op.batch_alter_table('priority', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_priority_merged_into_id_priority'), type_='foreignkey')
        batch_op.drop_column('merged_into_id')
        batch_op.drop_column('staff_days')
        batch_op.drop_column('cost')

    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_ballot_ticket_id_ticket'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_ballot_ticket_id'), type_='unique')
        batch_op.drop_column('voter_kind')
        batch_op.drop_column('ticket_id')

    with op.batch_alter_table('batch_count', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_batch_count_item_id'))

    op.drop_table('batch_count')
    with op.batch_alter_table('vote_batch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vote_batch_round_id'))

    op.drop_table('vote_batch')
    with op.batch_alter_table('ballot_rating', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_rating_item_id'))

    op.drop_table('ballot_rating')
    with op.batch_alter_table('ballot_group', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_group_group_id'))

    op.drop_table('ballot_group')
    with op.batch_alter_table('second_keying', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_second_keying_round_id'))

    op.drop_table('second_keying')
    op.drop_table('ticket')
    with op.batch_alter_table('small_group_view', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_small_group_view_priority_id'))

    op.drop_table('small_group_view')
    with op.batch_alter_table('small_group_top', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_small_group_top_priority_id'))

    op.drop_table('small_group_top')
    op.drop_table('workshop_limits')
    op.drop_table('decision')
