"""Contracts, what providers report, bands, surveys, and the published market position."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Contracts, what providers report, bands, surveys, and the published market position."""
    op.create_table('broker_contract',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('extended_until', sa.Date(), nullable=True),
    sa.Column('ceiling_hours', sa.Integer(), nullable=True),
    sa.Column('notice_months', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('example', sa.Boolean(), nullable=False),
    sa.CheckConstraint('ceiling_hours is null or ceiling_hours > 0', name=op.f('ck_broker_contract_ceiling_hours')),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_broker_contract_ends_on')),
    sa.CheckConstraint('notice_months between 0 and 24', name=op.f('ck_broker_contract_notice_months')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broker_contract'))
    )
    op.create_table('market_page',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('figures', sa.String(length=200000), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_down_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_market_page'))
    )
    with op.batch_alter_table('market_page', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_market_page_published_at'), ['published_at'], unique=False)

    op.create_table('contract_band',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('group_slug', sa.String(length=40), nullable=False),
    sa.Column('band', sa.String(length=10), nullable=False),
    sa.Column('hours_allowed', sa.Numeric(precision=8, scale=2), nullable=False),
    sa.Column('expected_percent', sa.Integer(), nullable=True),
    sa.Column('actual_percent', sa.Integer(), nullable=True),
    sa.Column('hours_from', sa.Numeric(precision=8, scale=2), nullable=True),
    sa.Column('hours_to', sa.Numeric(precision=8, scale=2), nullable=True),
    sa.Column('as_of', sa.Date(), nullable=True),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('hours_allowed > 0', name=op.f('ck_contract_band_hours_allowed')),
    sa.ForeignKeyConstraint(['contract_id'], ['broker_contract.id'], name=op.f('fk_contract_band_contract_id_broker_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_band'))
    )
    with op.batch_alter_table('contract_band', schema=None) as batch_op:
        batch_op.create_index('uq_contract_band_standing', ['contract_id', 'group_slug', 'band'], unique=True, sqlite_where=sa.text('taken_out_at is null'), postgresql_where=sa.text('taken_out_at is null'))

    op.create_table('contract_hours',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('provider', sa.String(length=200), nullable=False),
    sa.Column('group_slug', sa.String(length=40), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('hours > 0', name=op.f('ck_contract_hours_hours')),
    sa.ForeignKeyConstraint(['contract_id'], ['broker_contract.id'], name=op.f('fk_contract_hours_contract_id_broker_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_hours'))
    )
    with op.batch_alter_table('contract_hours', schema=None) as batch_op:
        batch_op.create_index('uq_contract_hours_standing', ['contract_id', 'provider', 'group_slug'], unique=True, sqlite_where=sa.text('taken_out_at is null'), postgresql_where=sa.text('taken_out_at is null'))

    op.create_table('monitoring_return',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=False),
    sa.Column('provider', sa.String(length=200), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('referred', sa.Integer(), nullable=True),
    sa.Column('closed', sa.Integer(), nullable=True),
    sa.Column('ongoing', sa.Integer(), nullable=True),
    sa.Column('casework_percent', sa.Integer(), nullable=True),
    sa.Column('days_per_case', sa.Integer(), nullable=True),
    sa.Column('brokers_used', sa.Integer(), nullable=True),
    sa.Column('brokers_now', sa.Integer(), nullable=True),
    sa.Column('hours_used', sa.Numeric(precision=10, scale=2), nullable=True),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_monitoring_return_ends_on')),
    sa.ForeignKeyConstraint(['contract_id'], ['broker_contract.id'], name=op.f('fk_monitoring_return_contract_id_broker_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_monitoring_return'))
    )
    with op.batch_alter_table('monitoring_return', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_monitoring_return_contract_id'), ['contract_id'], unique=False)

    op.create_table('survey',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('contract_id', sa.Uuid(), nullable=True),
    sa.Column('about', sa.String(length=200), nullable=False),
    sa.Column('question_set', sa.String(length=40), nullable=False),
    sa.Column('asked', sa.Integer(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('way', sa.String(length=20), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=True),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('example', sa.Boolean(), nullable=False),
    sa.CheckConstraint("state in ('open', 'closed')", name=op.f('ck_survey_state')),
    sa.CheckConstraint("way in ('totals', 'people')", name=op.f('ck_survey_way')),
    sa.CheckConstraint('asked > 0', name=op.f('ck_survey_asked')),
    sa.ForeignKeyConstraint(['contract_id'], ['broker_contract.id'], name=op.f('fk_survey_contract_id_broker_contract')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey')),
    sa.UniqueConstraint('code', name=op.f('uq_survey_code'))
    )
    with op.batch_alter_table('survey', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_contract_id'), ['contract_id'], unique=False)

    op.create_table('survey_response',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('survey_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('form', sa.String(length=64), nullable=True),
    sa.Column('taken_out_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("channel in ('door', 'keyed')", name=op.f('ck_survey_response_channel')),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_survey_response_survey_id_survey')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_response')),
    sa.UniqueConstraint('form', name=op.f('uq_survey_response_form'))
    )
    with op.batch_alter_table('survey_response', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_response_survey_id'), ['survey_id'], unique=False)

    op.create_table('survey_totals',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('survey_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('counts', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['survey_id'], ['survey.id'], name=op.f('fk_survey_totals_survey_id_survey')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_totals')),
    sa.UniqueConstraint('survey_id', 'question', name=op.f('uq_survey_totals_survey_id_question'))
    )
    op.create_table('survey_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('response_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['response_id'], ['survey_response.id'], name=op.f('fk_survey_answer_response_id_survey_response')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_answer')),
    sa.UniqueConstraint('response_id', 'question', name=op.f('uq_survey_answer_response_id_question'))
    )


def downgrade() -> None:
    """Back to the directory."""
    op.drop_table('survey_answer')
    op.drop_table('survey_totals')
    with op.batch_alter_table('survey_response', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_survey_response_survey_id'))

    op.drop_table('survey_response')
    with op.batch_alter_table('survey', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_survey_contract_id'))

    op.drop_table('survey')
    with op.batch_alter_table('monitoring_return', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_monitoring_return_contract_id'))

    op.drop_table('monitoring_return')
    with op.batch_alter_table('contract_hours', schema=None) as batch_op:
        batch_op.drop_index('uq_contract_hours_standing', sqlite_where=sa.text('taken_out_at is null'), postgresql_where=sa.text('taken_out_at is null'))

    op.drop_table('contract_hours')
    with op.batch_alter_table('contract_band', schema=None) as batch_op:
        batch_op.drop_index('uq_contract_band_standing', sqlite_where=sa.text('taken_out_at is null'), postgresql_where=sa.text('taken_out_at is null'))

    op.drop_table('contract_band')
    with op.batch_alter_table('market_page', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_market_page_published_at'))

    op.drop_table('market_page')
    op.drop_table('broker_contract')
