"""Cases: one person's search for support, from the referral to the review."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Cases: one person's search for support, from the referral to the review."""
    op.create_table('brokerage_case',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reference', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('path', sa.String(length=20), nullable=False),
    sa.Column('urgency', sa.String(length=20), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('start_due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer_due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('group_slug', sa.String(length=40), nullable=False),
    sa.Column('route', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('money_route', sa.String(length=40), nullable=False),
    sa.Column('area', sa.String(length=120), nullable=False),
    sa.Column('start_wanted_on', sa.Date(), nullable=True),
    sa.Column('team', sa.String(length=120), nullable=False),
    sa.Column('for_whom', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('carer_does', sa.String(length=2000), nullable=False),
    sa.Column('budget_pounds', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('brokerage_route', sa.String(length=40), nullable=False),
    sa.Column('wants_no_change', sa.Boolean(), nullable=False),
    sa.Column('first_visit_on', sa.Date(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_why', sa.String(length=500), nullable=False),
    sa.Column('example', sa.Boolean(), nullable=False),
    sa.CheckConstraint("path in ('quick', 'full')", name=op.f('ck_brokerage_case_path')),
    sa.CheckConstraint("urgency in ('routine', 'urgent', 'emergency')", name=op.f('ck_brokerage_case_urgency')),
    sa.CheckConstraint('budget_pounds is null or budget_pounds >= 0', name=op.f('ck_brokerage_case_budget_pounds')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_brokerage_case')),
    sa.UniqueConstraint('reference', name=op.f('uq_brokerage_case_reference'))
    )
    with op.batch_alter_table('brokerage_case', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_brokerage_case_kind'), ['kind'], unique=False)
        batch_op.create_index(batch_op.f('ix_brokerage_case_received_at'), ['received_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_brokerage_case_state_start_due_at'), ['state', 'start_due_at'], unique=False)

    op.create_table('provider',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('what', sa.String(length=2000), nullable=False),
    sa.Column('contact', sa.String(length=300), nullable=False),
    sa.Column('example', sa.Boolean(), nullable=False),
    sa.CheckConstraint("status in ('active', 'closed')", name=op.f('ck_provider_status')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider'))
    )
    with op.batch_alter_table('provider', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_kind'), ['kind'], unique=False)
        batch_op.create_index(batch_op.f('ix_provider_name'), ['name'], unique=False)

    op.create_table('case_band',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('band', sa.String(length=10), nullable=False),
    sa.Column('why', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_case_band_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_band')),
    sa.UniqueConstraint('case_id', name=op.f('uq_case_band_case_id'))
    )
    op.create_table('case_event',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('act', sa.String(length=60), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_case_event_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_event'))
    )
    with op.batch_alter_table('case_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_event_case_id_created_at'), ['case_id', 'created_at'], unique=False)

    op.create_table('case_permission',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('may_share', sa.Boolean(), nullable=False),
    sa.Column('may_broker', sa.Boolean(), nullable=False),
    sa.Column('restrictions', sa.String(length=1000), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('given_by', sa.String(length=20), nullable=False),
    sa.Column('authority', sa.String(length=300), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_words', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_case_permission_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_permission'))
    )
    with op.batch_alter_table('case_permission', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_permission_case_id'), ['case_id'], unique=False)
        batch_op.create_index('uq_case_permission_standing', ['case_id'], unique=True, sqlite_where=sa.text('withdrawn_at is null'), postgresql_where=sa.text('withdrawn_at is null'))

    op.create_table('case_time',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('task', sa.String(length=40), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('minutes between 1 and 1440', name=op.f('ck_case_time_minutes')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_case_time_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_time'))
    )
    with op.batch_alter_table('case_time', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_time_case_id'), ['case_id'], unique=False)

    op.create_table('enquiry',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('quality_weight', sa.Integer(), nullable=False),
    sa.Column('sent', sa.String(length=60000), nullable=False),
    sa.Column('weights', sa.String(length=8000), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('opened_by', sa.String(length=200), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_why', sa.String(length=500), nullable=False),
    sa.CheckConstraint("state in ('draft', 'open', 'opened', 'withdrawn')", name=op.f('ck_enquiry_state')),
    sa.CheckConstraint('quality_weight between 0 and 100', name=op.f('ck_enquiry_quality_weight')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_enquiry_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enquiry')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_enquiry_case_id_number'))
    )
    with op.batch_alter_table('enquiry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enquiry_closes_at'), ['closes_at'], unique=False)
        batch_op.create_index('uq_enquiry_running', ['case_id'], unique=True, sqlite_where=sa.text("state in ('draft', 'open')"), postgresql_where=sa.text("state in ('draft', 'open')"))

    op.create_table('needs_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('level', sa.String(length=1), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.CheckConstraint("level in ('A', 'B', 'C', 'D')", name=op.f('ck_needs_answer_level')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_needs_answer_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_needs_answer')),
    sa.UniqueConstraint('case_id', 'question', name=op.f('uq_needs_answer_case_id_question'))
    )
    op.create_table('needs_care',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('area', sa.String(length=40), nullable=False),
    sa.Column('frequency', sa.String(length=20), nullable=False),
    sa.Column('at_night', sa.Boolean(), nullable=False),
    sa.Column('one_to_one', sa.Boolean(), nullable=False),
    sa.Column('two_to_one', sa.Boolean(), nullable=False),
    sa.Column('carer_does', sa.Boolean(), nullable=False),
    sa.CheckConstraint("frequency in ('', 'sometimes', 'often', 'always')", name=op.f('ck_needs_care_frequency')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_needs_care_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_needs_care')),
    sa.UniqueConstraint('case_id', 'area', name=op.f('uq_needs_care_case_id_area'))
    )
    op.create_table('outcome',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('domain', sa.String(length=40), nullable=False),
    sa.Column('need', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('weight', sa.Integer(), nullable=False),
    sa.Column('agreed', sa.Boolean(), nullable=False),
    sa.Column('specific', sa.String(length=500), nullable=False),
    sa.Column('measurable', sa.String(length=500), nullable=False),
    sa.Column('achievable', sa.String(length=500), nullable=False),
    sa.Column('realistic', sa.String(length=500), nullable=False),
    sa.Column('timed', sa.String(length=500), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("kind in ('maintenance', 'developmental')", name=op.f('ck_outcome_kind')),
    sa.CheckConstraint("need in ('must', 'should')", name=op.f('ck_outcome_need')),
    sa.CheckConstraint('weight between 1 and 5', name=op.f('ck_outcome_weight')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_outcome_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome'))
    )
    with op.batch_alter_table('outcome', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outcome_case_id'), ['case_id'], unique=False)

    op.create_table('outcome_statement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('case_type', sa.String(length=20), nullable=False),
    sa.Column('current_cost_pounds', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('current_provider', sa.String(length=200), nullable=False),
    sa.Column('current_told', sa.Boolean(), nullable=True),
    sa.Column('current_happy', sa.Boolean(), nullable=True),
    sa.Column('preferred_provider', sa.String(length=200), nullable=False),
    sa.Column('where_wanted', sa.String(length=20), nullable=False),
    sa.Column('where_words', sa.String(length=200), nullable=False),
    sa.Column('worker', sa.String(length=200), nullable=False),
    sa.Column('needs_agreed', sa.Boolean(), nullable=False),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("case_type in ('new', 'review')", name=op.f('ck_outcome_statement_case_type')),
    sa.CheckConstraint('current_cost_pounds is null or current_cost_pounds >= 0', name=op.f('ck_outcome_statement_current_cost_pounds')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_outcome_statement_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outcome_statement')),
    sa.UniqueConstraint('case_id', name=op.f('uq_outcome_statement_case_id'))
    )
    op.create_table('provider_call',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=True),
    sa.Column('provider_name', sa.String(length=200), nullable=False),
    sa.Column('called_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.CheckConstraint("answer in ('yes', 'no', 'call back', 'no answer')", name=op.f('ck_provider_call_answer')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_provider_call_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_provider_call_provider_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_call'))
    )
    with op.batch_alter_table('provider_call', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_call_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_provider_call_provider_id'), ['provider_id'], unique=False)

    op.create_table('provider_trait',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('value', sa.String(length=120), nullable=False),
    sa.Column('words', sa.String(length=120), nullable=False),
    sa.CheckConstraint("kind in ('function', 'group', 'area', 'capability', 'support', 'approach')", name=op.f('ck_provider_trait_kind')),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_provider_trait_provider_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provider_trait')),
    sa.UniqueConstraint('provider_id', 'kind', 'value', name=op.f('uq_provider_trait_provider_id_kind_value'))
    )
    with op.batch_alter_table('provider_trait', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_trait_value'), ['value'], unique=False)

    op.create_table('statement_read',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('statement_version', sa.Integer(), nullable=False),
    sa.Column('how', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_statement_read_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement_read'))
    )
    with op.batch_alter_table('statement_read', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_statement_read_case_id'), ['case_id'], unique=False)

    op.create_table('enquiry_provider',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('enquiry_id', sa.Uuid(), nullable=False),
    sa.Column('provider_id', sa.Uuid(), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('declined_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('declined_why', sa.String(length=500), nullable=False),
    sa.Column('mailed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['enquiry_id'], ['enquiry.id'], name=op.f('fk_enquiry_provider_enquiry_id_enquiry')),
    sa.ForeignKeyConstraint(['provider_id'], ['provider.id'], name=op.f('fk_enquiry_provider_provider_id_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enquiry_provider')),
    sa.UniqueConstraint('enquiry_id', 'provider_id', name=op.f('uq_enquiry_provider_enquiry_id_provider_id'))
    )
    with op.batch_alter_table('enquiry_provider', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enquiry_provider_provider_id'), ['provider_id'], unique=False)

    op.create_table('offer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('available_on', sa.Date(), nullable=True),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("channel in ('door', 'phone', 'paper')", name=op.f('ck_offer_channel')),
    sa.ForeignKeyConstraint(['asked_id'], ['enquiry_provider.id'], name=op.f('fk_offer_asked_id_enquiry_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_offer')),
    sa.UniqueConstraint('asked_id', name=op.f('uq_offer_asked_id'))
    )
    op.create_table('offer_draft',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_id', sa.Uuid(), nullable=False),
    sa.Column('fields', sa.String(length=60000), nullable=False),
    sa.ForeignKeyConstraint(['asked_id'], ['enquiry_provider.id'], name=op.f('fk_offer_draft_asked_id_enquiry_provider')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_offer_draft')),
    sa.UniqueConstraint('asked_id', name=op.f('uq_offer_draft_asked_id'))
    )
    op.create_table('case_opening',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('link_id', sa.Uuid(), nullable=True),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_case_opening_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['link_id'], ['link.id'], name=op.f('fk_case_opening_link_id_link')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_opening'))
    )
    with op.batch_alter_table('case_opening', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_case_opening_case_id_created_at'), ['case_id', 'created_at'], unique=False)

    op.create_table('choice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('enquiry_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=True),
    sa.Column('why', sa.String(length=1000), nullable=False),
    sa.Column('chosen_by', sa.String(length=20), nullable=False),
    sa.Column('authority', sa.String(length=300), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('chosen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('set_aside_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("answer in ('', 'offer', 'none', 'not yet', 'stay')", name=op.f('ck_choice_answer')),
    sa.CheckConstraint("channel in ('', 'door', 'paper', 'spoken')", name=op.f('ck_choice_channel')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_choice_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['enquiry_id'], ['enquiry.id'], name=op.f('fk_choice_enquiry_id_enquiry')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_choice_offer_id_offer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_choice'))
    )
    with op.batch_alter_table('choice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_choice_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_choice_enquiry_id'), ['enquiry_id'], unique=False)
        batch_op.create_index('uq_choice_standing', ['case_id'], unique=True, sqlite_where=sa.text('set_aside_at is null'), postgresql_where=sa.text('set_aside_at is null'))

    op.create_table('feedback_letter',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=6000), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_feedback_letter_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_feedback_letter_offer_id_offer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feedback_letter')),
    sa.UniqueConstraint('offer_id', name=op.f('uq_feedback_letter_offer_id'))
    )
    with op.batch_alter_table('feedback_letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_feedback_letter_case_id'), ['case_id'], unique=False)

    op.create_table('offer_line',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('outcome_id', sa.Uuid(), nullable=False),
    sa.Column('what', sa.String(length=1000), nullable=False),
    sa.Column('how', sa.String(length=1000), nullable=False),
    sa.Column('when_words', sa.String(length=300), nullable=False),
    sa.Column('how_often', sa.String(length=300), nullable=False),
    sa.Column('weekly_pounds', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('grouped', sa.Boolean(), nullable=False),
    sa.CheckConstraint('weekly_pounds is null or weekly_pounds >= 0', name=op.f('ck_offer_line_weekly_pounds')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_offer_line_offer_id_offer')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_offer_line_outcome_id_outcome')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_offer_line')),
    sa.UniqueConstraint('offer_id', 'outcome_id', name=op.f('uq_offer_line_offer_id_outcome_id'))
    )
    with op.batch_alter_table('offer_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_offer_line_outcome_id'), ['outcome_id'], unique=False)

    op.create_table('offer_mark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('outcome_id', sa.Uuid(), nullable=False),
    sa.Column('mark', sa.Integer(), nullable=False),
    sa.Column('why', sa.String(length=500), nullable=False),
    sa.CheckConstraint('mark between 0 and 5', name=op.f('ck_offer_mark_mark')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_offer_mark_offer_id_offer')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_offer_mark_outcome_id_outcome')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_offer_mark')),
    sa.UniqueConstraint('offer_id', 'outcome_id', name=op.f('uq_offer_mark_offer_id_outcome_id'))
    )
    with op.batch_alter_table('offer_mark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_offer_mark_outcome_id'), ['outcome_id'], unique=False)

    op.create_table('support_plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('choice_id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=4000), nullable=False),
    sa.Column('weekly_pounds', sa.Numeric(precision=12, scale=2), nullable=False),
    sa.Column('budget_pounds', sa.Numeric(precision=12, scale=2), nullable=True),
    sa.Column('money_route', sa.String(length=40), nullable=False),
    sa.Column('over_why', sa.String(length=500), nullable=False),
    sa.Column('interim', sa.Boolean(), nullable=False),
    sa.Column('set_aside_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('budget_pounds is null or budget_pounds >= 0', name=op.f('ck_support_plan_budget_pounds')),
    sa.CheckConstraint('weekly_pounds >= 0', name=op.f('ck_support_plan_weekly_pounds')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_support_plan_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['choice_id'], ['choice.id'], name=op.f('fk_support_plan_choice_id_choice')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_support_plan_offer_id_offer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_support_plan')),
    sa.UniqueConstraint('case_id', 'number', name=op.f('uq_support_plan_case_id_number'))
    )
    with op.batch_alter_table('support_plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_support_plan_choice_id'), ['choice_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_support_plan_offer_id'), ['offer_id'], unique=False)

    op.create_table('award',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answer_words', sa.String(length=1000), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state in ('offered', 'accepted', 'giving way', 'declined', 'ended')", name=op.f('ck_award_state')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_award_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_award_offer_id_offer')),
    sa.ForeignKeyConstraint(['plan_id'], ['support_plan.id'], name=op.f('fk_award_plan_id_support_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award'))
    )
    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_award_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_award_offer_id'), ['offer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_award_plan_id'), ['plan_id'], unique=False)
        batch_op.create_index('uq_award_standing', ['case_id'], unique=True, sqlite_where=sa.text("state in ('offered', 'accepted')"), postgresql_where=sa.text("state in ('offered', 'accepted')"))

    op.create_table('choice_override',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('choice_id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('advocate', sa.String(length=500), nullable=False),
    sa.CheckConstraint("reason in ('safety', 'capacity', 'budget')", name=op.f('ck_choice_override_reason')),
    sa.ForeignKeyConstraint(['choice_id'], ['choice.id'], name=op.f('fk_choice_override_choice_id_choice')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_choice_override_offer_id_offer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_choice_override')),
    sa.UniqueConstraint('choice_id', name=op.f('uq_choice_override_choice_id'))
    )
    op.create_table('shortlist_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('choice_id', sa.Uuid(), nullable=False),
    sa.Column('offer_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['choice_id'], ['choice.id'], name=op.f('fk_shortlist_item_choice_id_choice')),
    sa.ForeignKeyConstraint(['offer_id'], ['offer.id'], name=op.f('fk_shortlist_item_offer_id_offer')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shortlist_item')),
    sa.UniqueConstraint('choice_id', 'offer_id', name=op.f('uq_shortlist_item_choice_id_offer_id')),
    sa.UniqueConstraint('choice_id', 'position', name=op.f('uq_shortlist_item_choice_id_position'))
    )
    with op.batch_alter_table('shortlist_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_shortlist_item_offer_id'), ['offer_id'], unique=False)

    op.create_table('support_plan_signature',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('plan_version', sa.Integer(), nullable=False),
    sa.Column('side', sa.String(length=20), nullable=False),
    sa.Column('signed_by', sa.String(length=40), nullable=False),
    sa.Column('authority', sa.String(length=300), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=False),
    sa.CheckConstraint("channel in ('door', 'paper', 'screen')", name=op.f('ck_support_plan_signature_channel')),
    sa.CheckConstraint("side in ('social worker', 'person')", name=op.f('ck_support_plan_signature_side')),
    sa.ForeignKeyConstraint(['plan_id'], ['support_plan.id'], name=op.f('fk_support_plan_signature_plan_id_support_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_support_plan_signature')),
    sa.UniqueConstraint('plan_id', 'plan_version', 'side', name=op.f('uq_support_plan_signature_plan_id_plan_version_side'))
    )
    op.create_table('service',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('award_id', sa.Uuid(), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('ended_why', sa.String(length=500), nullable=False),
    sa.CheckConstraint('ended_on is null or ended_on >= started_on', name=op.f('ck_service_ended_on')),
    sa.ForeignKeyConstraint(['award_id'], ['award.id'], name=op.f('fk_service_award_id_award')),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_service_case_id_brokerage_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service')),
    sa.UniqueConstraint('award_id', name=op.f('uq_service_award_id'))
    )
    with op.batch_alter_table('service', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_service_case_id'), ['case_id'], unique=False)

    op.create_table('review',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('service_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['brokerage_case.id'], name=op.f('fk_review_case_id_brokerage_case')),
    sa.ForeignKeyConstraint(['service_id'], ['service.id'], name=op.f('fk_review_service_id_service')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('service_id', 'number', name=op.f('uq_review_service_id_number'))
    )
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_review_due_on'), ['due_on'], unique=False)

    op.create_table('review_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('review_id', sa.Uuid(), nullable=False),
    sa.Column('outcome_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.String(length=20), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.CheckConstraint("answer in ('met', 'partly', 'not', 'changed')", name=op.f('ck_review_answer_answer')),
    sa.CheckConstraint("side in ('person', 'social worker')", name=op.f('ck_review_answer_side')),
    sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], name=op.f('fk_review_answer_outcome_id_outcome')),
    sa.ForeignKeyConstraint(['review_id'], ['review.id'], name=op.f('fk_review_answer_review_id_review')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_answer')),
    sa.UniqueConstraint('review_id', 'outcome_id', 'side', name=op.f('uq_review_answer_review_id_outcome_id_side'))
    )
    with op.batch_alter_table('review_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_answer_outcome_id'), ['outcome_id'], unique=False)


def downgrade() -> None:
    """Without it again."""
    with op.batch_alter_table('review_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_answer_outcome_id'))

    op.drop_table('review_answer')
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_review_due_on'))
        batch_op.drop_index(batch_op.f('ix_review_case_id'))

    op.drop_table('review')
    with op.batch_alter_table('service', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_service_case_id'))

    op.drop_table('service')
    op.drop_table('support_plan_signature')
    with op.batch_alter_table('shortlist_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_shortlist_item_offer_id'))

    op.drop_table('shortlist_item')
    op.drop_table('choice_override')
    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.drop_index('uq_award_standing', sqlite_where=sa.text("state in ('offered', 'accepted')"), postgresql_where=sa.text("state in ('offered', 'accepted')"))
        batch_op.drop_index(batch_op.f('ix_award_plan_id'))
        batch_op.drop_index(batch_op.f('ix_award_offer_id'))
        batch_op.drop_index(batch_op.f('ix_award_case_id'))

    op.drop_table('award')
    with op.batch_alter_table('support_plan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_support_plan_offer_id'))
        batch_op.drop_index(batch_op.f('ix_support_plan_choice_id'))

    op.drop_table('support_plan')
    with op.batch_alter_table('offer_mark', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_offer_mark_outcome_id'))

    op.drop_table('offer_mark')
    with op.batch_alter_table('offer_line', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_offer_line_outcome_id'))

    op.drop_table('offer_line')
    with op.batch_alter_table('feedback_letter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_feedback_letter_case_id'))

    op.drop_table('feedback_letter')
    with op.batch_alter_table('choice', schema=None) as batch_op:
        batch_op.drop_index('uq_choice_standing', sqlite_where=sa.text('set_aside_at is null'), postgresql_where=sa.text('set_aside_at is null'))
        batch_op.drop_index(batch_op.f('ix_choice_enquiry_id'))
        batch_op.drop_index(batch_op.f('ix_choice_case_id'))

    op.drop_table('choice')
    with op.batch_alter_table('case_opening', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_case_opening_case_id_created_at'))

    op.drop_table('case_opening')
    op.drop_table('offer_draft')
    op.drop_table('offer')
    with op.batch_alter_table('enquiry_provider', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_enquiry_provider_provider_id'))

    op.drop_table('enquiry_provider')
    with op.batch_alter_table('statement_read', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_statement_read_case_id'))

    op.drop_table('statement_read')
    with op.batch_alter_table('provider_trait', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_provider_trait_value'))

    op.drop_table('provider_trait')
    with op.batch_alter_table('provider_call', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_provider_call_provider_id'))
        batch_op.drop_index(batch_op.f('ix_provider_call_case_id'))

    op.drop_table('provider_call')
    op.drop_table('outcome_statement')
    with op.batch_alter_table('outcome', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outcome_case_id'))

    op.drop_table('outcome')
    op.drop_table('needs_care')
    op.drop_table('needs_answer')
    with op.batch_alter_table('enquiry', schema=None) as batch_op:
        batch_op.drop_index('uq_enquiry_running', sqlite_where=sa.text("state in ('draft', 'open')"), postgresql_where=sa.text("state in ('draft', 'open')"))
        batch_op.drop_index(batch_op.f('ix_enquiry_closes_at'))

    op.drop_table('enquiry')
    with op.batch_alter_table('case_time', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_case_time_case_id'))

    op.drop_table('case_time')
    with op.batch_alter_table('case_permission', schema=None) as batch_op:
        batch_op.drop_index('uq_case_permission_standing', sqlite_where=sa.text('withdrawn_at is null'), postgresql_where=sa.text('withdrawn_at is null'))
        batch_op.drop_index(batch_op.f('ix_case_permission_case_id'))

    op.drop_table('case_permission')
    with op.batch_alter_table('case_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_case_event_case_id_created_at'))

    op.drop_table('case_event')
    op.drop_table('case_band')
    with op.batch_alter_table('provider', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_provider_name'))
        batch_op.drop_index(batch_op.f('ix_provider_kind'))

    op.drop_table('provider')
    with op.batch_alter_table('brokerage_case', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_brokerage_case_state_start_due_at'))
        batch_op.drop_index(batch_op.f('ix_brokerage_case_received_at'))
        batch_op.drop_index(batch_op.f('ix_brokerage_case_kind'))

    op.drop_table('brokerage_case')
