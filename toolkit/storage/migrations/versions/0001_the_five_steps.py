"""The five steps and their record."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The five steps and their record."""
    op.create_table('audit_record',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('act', sa.String(length=60), nullable=False),
    sa.Column('noun_id', sa.String(length=36), nullable=False),
    sa.Column('workshop_id', sa.String(length=36), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=True),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_audit_record')),
    sa.UniqueConstraint('hash', name=op.f('uq_audit_record_hash')),
    sa.UniqueConstraint('previous_hash', name=op.f('uq_audit_record_previous_hash'))
    )
    with op.batch_alter_table('audit_record', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_record_workshop_id_number'), ['workshop_id', 'number'], unique=False)

    op.create_table('own_story_file',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('content_type', sa.String(length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('checksum', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_story_file'))
    )
    op.create_table('workshop',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('purpose', sa.String(length=2000), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('format', sa.String(length=40), nullable=False),
    sa.Column('step', sa.String(length=40), nullable=False),
    sa.Column('put_away_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('is_example', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_workshop'))
    )
    op.create_table('area',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=False),
    sa.Column('longitude', sa.Float(), nullable=False),
    sa.Column('radius_km', sa.Float(), nullable=False),
    sa.Column('boundary', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_area_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_area_workshop_id'))
    )
    op.create_table('baseline',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('content', sa.String(), nullable=False),
    sa.Column('checksum', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_baseline_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_baseline')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_baseline_workshop_id_number'))
    )
    op.create_table('evaluation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('people', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_evaluation_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_evaluation_workshop_id_number'))
    )
    op.create_table('group_of_people',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_group_of_people_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_of_people')),
    sa.UniqueConstraint('workshop_id', 'name', name=op.f('uq_group_of_people_workshop_id_name'))
    )
    with op.batch_alter_table('group_of_people', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_group_of_people_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('link',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('secret_hash', sa.String(length=64), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_link_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_link')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_link_secret_hash'))
    )
    op.create_table('own_story',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('story', sa.String(length=5000), nullable=False),
    sa.Column('easy_read', sa.String(length=2000), nullable=False),
    sa.Column('functions', sa.String(length=40), nullable=False),
    sa.Column('approaches', sa.String(length=250), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('link', sa.String(length=500), nullable=False),
    sa.Column('file_id', sa.Uuid(), nullable=True),
    sa.Column('picture_alt', sa.String(length=300), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['file_id'], ['own_story_file.id'], name=op.f('fk_own_story_file_id_own_story_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_story'))
    )
    with op.batch_alter_table('own_story', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_own_story_file_id'), ['file_id'], unique=False)

    op.create_table('priority',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('impact', sa.Float(), nullable=True),
    sa.Column('effort', sa.Float(), nullable=True),
    sa.Column('final_rank', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=2000), nullable=False),
    sa.Column('dissent', sa.String(length=2000), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('effort is null or effort between 1 and 5', name=op.f('ck_priority_effort')),
    sa.CheckConstraint('impact is null or impact between 1 and 5', name=op.f('ck_priority_impact')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_priority_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_priority')),
    sa.UniqueConstraint('workshop_id', 'final_rank', name=op.f('uq_priority_workshop_id_final_rank')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_priority_workshop_id_number'))
    )
    op.create_table('small_group',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_small_group_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_small_group')),
    sa.UniqueConstraint('workshop_id', 'name', name=op.f('uq_small_group_workshop_id_name'))
    )
    with op.batch_alter_table('small_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_small_group_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('step_move',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('from_step', sa.String(length=40), nullable=False),
    sa.Column('to_step', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_step_move_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_step_move'))
    )
    with op.batch_alter_table('step_move', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_step_move_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('vote_round',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=300), nullable=False),
    sa.Column('dots_per_person', sa.Integer(), nullable=False),
    sa.Column('max_per_item', sa.Integer(), nullable=False),
    sa.Column('headcount', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_vote_round_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_round')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_vote_round_workshop_id_number'))
    )
    op.create_table('ballot',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_ballot_round_id_vote_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot'))
    )
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_round_id'), ['round_id'], unique=False)

    op.create_table('entry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('function', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('paid_by', sa.String(length=200), nullable=False),
    sa.Column('paid_until', sa.Date(), nullable=True),
    sa.Column('story', sa.String(length=80), nullable=True),
    sa.Column('gap_kind', sa.String(length=40), nullable=True),
    sa.Column('wanted', sa.String(length=2000), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('small_group_id', sa.Uuid(), nullable=True),
    sa.Column('channel', sa.String(length=40), nullable=False),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_by', sa.String(length=200), nullable=False),
    sa.CheckConstraint("function between 1 and 10 or (function = 0 and kind = 'gap')", name=op.f('ck_entry_function')),
    sa.CheckConstraint("kind in ('available', 'gap')", name=op.f('ck_entry_kind')),
    sa.ForeignKeyConstraint(['group_id'], ['group_of_people.id'], name=op.f('fk_entry_group_id_group_of_people')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['entry.id'], name=op.f('fk_entry_merged_into_id_entry')),
    sa.ForeignKeyConstraint(['small_group_id'], ['small_group.id'], name=op.f('fk_entry_small_group_id_small_group')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_entry_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry'))
    )
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_group_id'), ['group_id'], unique=False)
        batch_op.create_index('ix_entry_merged', ['workshop_id'], unique=False, sqlite_where=sa.text('merged_into_id is not null'), postgresql_where=sa.text('merged_into_id is not null'))
        batch_op.create_index(batch_op.f('ix_entry_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_entry_small_group_id'), ['small_group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_entry_workshop_id_created_at'), ['workshop_id', 'created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_entry_workshop_id_function_group_id_kind_created_at'), ['workshop_id', 'function', 'group_id', 'kind', 'created_at'], unique=False)

    op.create_table('evaluation_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('evaluation_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('words', sa.String(length=5000), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_evaluation_answer_evaluation_id_evaluation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_answer')),
    sa.UniqueConstraint('evaluation_id', 'question', name=op.f('uq_evaluation_answer_evaluation_id_question'))
    )
    op.create_table('left_off',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('link_id', sa.Uuid(), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('page', sa.String(length=60), nullable=False),
    sa.Column('function', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Uuid(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['group_of_people.id'], name=op.f('fk_left_off_group_id_group_of_people')),
    sa.ForeignKeyConstraint(['link_id'], ['link.id'], name=op.f('fk_left_off_link_id_link')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_left_off_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_left_off')),
    sa.UniqueConstraint('link_id', 'workshop_id', name=op.f('uq_left_off_link_id_workshop_id'))
    )
    with op.batch_alter_table('left_off', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_left_off_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('nothing_there',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('group_id', sa.Uuid(), nullable=False),
    sa.Column('function', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['group_id'], ['group_of_people.id'], name=op.f('fk_nothing_there_group_id_group_of_people')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_nothing_there_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nothing_there')),
    sa.UniqueConstraint('workshop_id', 'group_id', 'function', 'kind', name=op.f('uq_nothing_there_workshop_id_group_id_function_kind'))
    )
    with op.batch_alter_table('nothing_there', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_nothing_there_group_id'), ['group_id'], unique=False)

    op.create_table('plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('priority_id', sa.Uuid(), nullable=False),
    sa.Column('action', sa.String(length=2000), nullable=False),
    sa.Column('lead', sa.String(length=200), nullable=False),
    sa.Column('partners', sa.String(length=500), nullable=False),
    sa.Column('cost_pounds', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('quick_win', sa.Boolean(), nullable=False),
    sa.Column('asked_again', sa.String(length=2000), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('cost_pounds is null or cost_pounds >= 0', name=op.f('ck_plan_cost_pounds')),
    sa.CheckConstraint('ends_on is null or starts_on is null or ends_on >= starts_on', name=op.f('ck_plan_ends_on')),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_plan_priority_id_priority')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_plan_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
    sa.UniqueConstraint('priority_id', name=op.f('uq_plan_priority_id'))
    )
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('vote_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('priority_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_vote_item_priority_id_priority')),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_vote_item_round_id_vote_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_item')),
    sa.UniqueConstraint('round_id', 'number', name=op.f('uq_vote_item_round_id_number')),
    sa.UniqueConstraint('round_id', 'priority_id', name=op.f('uq_vote_item_round_id_priority_id'))
    )
    with op.batch_alter_table('vote_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_vote_item_priority_id'), ['priority_id'], unique=False)

    op.create_table('attachment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=True),
    sa.Column('small_group_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('content_type', sa.String(length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('checksum', sa.String(length=64), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_attachment_entry_id_entry')),
    sa.ForeignKeyConstraint(['small_group_id'], ['small_group.id'], name=op.f('fk_attachment_small_group_id_small_group')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_attachment_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment'))
    )
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachment_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attachment_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('ballot_dots',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('ballot_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('dots', sa.Integer(), nullable=False),
    sa.CheckConstraint('dots > 0', name=op.f('ck_ballot_dots_dots')),
    sa.ForeignKeyConstraint(['ballot_id'], ['ballot.id'], name=op.f('fk_ballot_dots_ballot_id_ballot')),
    sa.ForeignKeyConstraint(['item_id'], ['vote_item.id'], name=op.f('fk_ballot_dots_item_id_vote_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot_dots')),
    sa.UniqueConstraint('ballot_id', 'item_id', name=op.f('uq_ballot_dots_ballot_id_item_id'))
    )
    with op.batch_alter_table('ballot_dots', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_dots_item_id'), ['item_id'], unique=False)

    op.create_table('entry_approach',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('approach', sa.String(length=40), nullable=False),
    sa.Column('carried_from_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['carried_from_id'], ['entry.id'], name=op.f('fk_entry_approach_carried_from_id_entry')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_entry_approach_entry_id_entry')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry_approach')),
    sa.UniqueConstraint('entry_id', 'approach', name=op.f('uq_entry_approach_entry_id_approach'))
    )
    op.create_table('entry_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=60), nullable=False),
    sa.Column('before', sa.String(), nullable=False),
    sa.Column('version_after', sa.Integer(), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_entry_change_entry_id_entry')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_entry_change_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry_change')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_entry_change_workshop_id_number'))
    )
    with op.batch_alter_table('entry_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_change_entry_id'), ['entry_id'], unique=False)

    op.create_table('entry_place',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('latitude', sa.Float(), nullable=True),
    sa.Column('longitude', sa.Float(), nullable=True),
    sa.Column('radius_km', sa.Float(), nullable=True),
    sa.Column('carried_from_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['carried_from_id'], ['entry.id'], name=op.f('fk_entry_place_carried_from_id_entry')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_entry_place_entry_id_entry')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry_place'))
    )
    with op.batch_alter_table('entry_place', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_place_entry_id'), ['entry_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_entry_place_label'), ['label'], unique=False)

    op.create_table('entry_progress',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('evaluation_id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.CheckConstraint("state in ('better', 'same', 'worse', 'gone', 'not asked')", name=op.f('ck_entry_progress_state')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_entry_progress_entry_id_entry')),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_entry_progress_evaluation_id_evaluation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry_progress')),
    sa.UniqueConstraint('evaluation_id', 'entry_id', name=op.f('uq_entry_progress_evaluation_id_entry_id'))
    )
    with op.batch_alter_table('entry_progress', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_progress_entry_id'), ['entry_id'], unique=False)

    op.create_table('not_the_same',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('one_id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['one_id'], ['entry.id'], name=op.f('fk_not_the_same_one_id_entry')),
    sa.ForeignKeyConstraint(['other_id'], ['entry.id'], name=op.f('fk_not_the_same_other_id_entry')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_not_the_same_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_not_the_same')),
    sa.UniqueConstraint('one_id', 'other_id', name=op.f('uq_not_the_same_one_id_other_id'))
    )
    with op.batch_alter_table('not_the_same', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_not_the_same_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('plan_tool',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('tool', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_tool_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_tool')),
    sa.UniqueConstraint('plan_id', 'tool', name=op.f('uq_plan_tool_plan_id_tool'))
    )
    op.create_table('priority_gap',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('priority_id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('carried_from_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['carried_from_id'], ['entry.id'], name=op.f('fk_priority_gap_carried_from_id_entry')),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_priority_gap_entry_id_entry')),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_priority_gap_priority_id_priority')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_priority_gap')),
    sa.UniqueConstraint('priority_id', 'entry_id', name=op.f('uq_priority_gap_priority_id_entry_id'))
    )
    with op.batch_alter_table('priority_gap', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_priority_gap_entry_id'), ['entry_id'], unique=False)

    op.create_table('attachment_content',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('attachment_id', sa.Uuid(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachment.id'], name=op.f('fk_attachment_content_attachment_id_attachment')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment_content')),
    sa.UniqueConstraint('attachment_id', name=op.f('uq_attachment_content_attachment_id'))
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table('attachment_content')
    with op.batch_alter_table('priority_gap', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_priority_gap_entry_id'))

    op.drop_table('priority_gap')
    op.drop_table('plan_tool')
    with op.batch_alter_table('not_the_same', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_not_the_same_workshop_id'))

    op.drop_table('not_the_same')
    with op.batch_alter_table('entry_progress', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_progress_entry_id'))

    op.drop_table('entry_progress')
    with op.batch_alter_table('entry_place', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_place_label'))
        batch_op.drop_index(batch_op.f('ix_entry_place_entry_id'))

    op.drop_table('entry_place')
    with op.batch_alter_table('entry_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_change_entry_id'))

    op.drop_table('entry_change')
    op.drop_table('entry_approach')
    with op.batch_alter_table('ballot_dots', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_dots_item_id'))

    op.drop_table('ballot_dots')
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attachment_workshop_id'))
        batch_op.drop_index(batch_op.f('ix_attachment_entry_id'))

    op.drop_table('attachment')
    with op.batch_alter_table('vote_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_vote_item_priority_id'))

    op.drop_table('vote_item')
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_workshop_id'))

    op.drop_table('plan')
    with op.batch_alter_table('nothing_there', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_nothing_there_group_id'))

    op.drop_table('nothing_there')
    with op.batch_alter_table('left_off', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_left_off_workshop_id'))

    op.drop_table('left_off')
    op.drop_table('evaluation_answer')
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_workshop_id_function_group_id_kind_created_at'))
        batch_op.drop_index(batch_op.f('ix_entry_workshop_id_created_at'))
        batch_op.drop_index(batch_op.f('ix_entry_small_group_id'))
        batch_op.drop_index(batch_op.f('ix_entry_merged_into_id'))
        batch_op.drop_index('ix_entry_merged', sqlite_where=sa.text('merged_into_id is not null'), postgresql_where=sa.text('merged_into_id is not null'))
        batch_op.drop_index(batch_op.f('ix_entry_group_id'))

    op.drop_table('entry')
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_round_id'))

    op.drop_table('ballot')
    op.drop_table('vote_round')
    with op.batch_alter_table('step_move', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_step_move_workshop_id'))

    op.drop_table('step_move')
    with op.batch_alter_table('small_group', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_small_group_workshop_id'))

    op.drop_table('small_group')
    op.drop_table('priority')
    with op.batch_alter_table('own_story', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_own_story_file_id'))

    op.drop_table('own_story')
    op.drop_table('link')
    with op.batch_alter_table('group_of_people', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_group_of_people_workshop_id'))

    op.drop_table('group_of_people')
    op.drop_table('evaluation')
    op.drop_table('baseline')
    op.drop_table('area')
    op.drop_table('workshop')
    op.drop_table('own_story_file')
    with op.batch_alter_table('audit_record', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_record_workshop_id_number'))

    op.drop_table('audit_record')
