"""Plans taken back to the people: consultation rounds, answers, adoption, what was published."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Consultations and their answers, themes, adoption, and the page "You said, we did"."""
    op.create_table('consultation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=True),
    sa.Column('asked', sa.Integer(), nullable=True),
    sa.Column('closes_on', sa.Date(), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('asked is null or asked > 0', name=op.f('ck_consultation_asked')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_consultation_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation')),
    sa.UniqueConstraint('code', name=op.f('uq_consultation_code')),
    sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_consultation_workshop_id_number'))
    )
    op.create_table('you_said_page',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken_down_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_you_said_page_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_you_said_page')),
    sa.UniqueConstraint('code', name=op.f('uq_you_said_page_code')),
    sa.UniqueConstraint('workshop_id', name=op.f('uq_you_said_page_workshop_id'))
    )
    op.create_table('consultation_hands',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('people > 0', name=op.f('ck_consultation_hands_people')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_consultation_hands_consultation_id_consultation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_hands'))
    )
    with op.batch_alter_table('consultation_hands', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_hands_consultation_id'), ['consultation_id'], unique=False)

    op.create_table('consultation_response',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('form', sa.String(length=64), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("channel in ('phone', 'paper', 'room')", name=op.f('ck_consultation_response_channel')),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_consultation_response_consultation_id_consultation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_response')),
    sa.UniqueConstraint('form', name=op.f('uq_consultation_response_form'))
    )
    with op.batch_alter_table('consultation_response', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_response_consultation_id'), ['consultation_id'], unique=False)

    op.create_table('you_said_line',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('priority_id', sa.Uuid(), nullable=False),
    sa.Column('done', sa.String(length=2000), nullable=False),
    sa.Column('easy_said', sa.String(length=500), nullable=False),
    sa.Column('easy_planned', sa.String(length=500), nullable=False),
    sa.Column('easy_done', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['priority_id'], ['priority.id'], name=op.f('fk_you_said_line_priority_id_priority')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_you_said_line_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_you_said_line')),
    sa.UniqueConstraint('priority_id', name=op.f('uq_you_said_line_priority_id'))
    )
    with op.batch_alter_table('you_said_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_you_said_line_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('consultation_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('consultation_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('facts', sa.String(length=4000), nullable=False),
    sa.Column('picture', sa.String(length=120), nullable=False),
    sa.Column('picture_alt', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['consultation_id'], ['consultation.id'], name=op.f('fk_consultation_item_consultation_id_consultation')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_consultation_item_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_item')),
    sa.UniqueConstraint('consultation_id', 'number', name=op.f('uq_consultation_item_consultation_id_number')),
    sa.UniqueConstraint('consultation_id', 'plan_id', name=op.f('uq_consultation_item_consultation_id_plan_id'))
    )
    with op.batch_alter_table('consultation_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_item_plan_id'), ['plan_id'], unique=False)

    op.create_table('entry_agreement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('workshop_id', sa.Uuid(), nullable=False),
    sa.Column('entry_id', sa.Uuid(), nullable=False),
    sa.Column('agreed', sa.Boolean(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_entry_agreement_entry_id_entry')),
    sa.ForeignKeyConstraint(['workshop_id'], ['workshop.id'], name=op.f('fk_entry_agreement_workshop_id_workshop')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry_agreement')),
    sa.UniqueConstraint('entry_id', name=op.f('uq_entry_agreement_entry_id'))
    )
    with op.batch_alter_table('entry_agreement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_agreement_workshop_id'), ['workshop_id'], unique=False)

    op.create_table('plan_adoption',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('not_consulted_why', sa.String(length=2000), nullable=False),
    sa.Column('adopted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('adopted_by', sa.String(length=200), nullable=False),
    sa.Column('plan_version', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_adoption_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_adoption')),
    sa.UniqueConstraint('plan_id', name=op.f('uq_plan_adoption_plan_id'))
    )
    op.create_table('consultation_answer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('response_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('answer', sa.String(length=20), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('may_publish', sa.Boolean(), nullable=False),
    sa.CheckConstraint("answer in ('agree', 'if_changed', 'disagree', '')", name=op.f('ck_consultation_answer_answer')),
    sa.ForeignKeyConstraint(['item_id'], ['consultation_item.id'], name=op.f('fk_consultation_answer_item_id_consultation_item')),
    sa.ForeignKeyConstraint(['response_id'], ['consultation_response.id'], name=op.f('fk_consultation_answer_response_id_consultation_response')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_answer')),
    sa.UniqueConstraint('response_id', 'item_id', name=op.f('uq_consultation_answer_response_id_item_id'))
    )
    with op.batch_alter_table('consultation_answer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_answer_item_id'), ['item_id'], unique=False)

    op.create_table('consultation_hands_count',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('hands_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('agree', sa.Integer(), nullable=False),
    sa.Column('if_changed', sa.Integer(), nullable=False),
    sa.Column('disagree', sa.Integer(), nullable=False),
    sa.CheckConstraint('agree >= 0 and if_changed >= 0 and disagree >= 0', name=op.f('ck_consultation_hands_count_hands')),
    sa.ForeignKeyConstraint(['hands_id'], ['consultation_hands.id'], name=op.f('fk_consultation_hands_count_hands_id_consultation_hands')),
    sa.ForeignKeyConstraint(['item_id'], ['consultation_item.id'], name=op.f('fk_consultation_hands_count_item_id_consultation_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_hands_count')),
    sa.UniqueConstraint('hands_id', 'item_id', name=op.f('uq_consultation_hands_count_hands_id_item_id'))
    )
    with op.batch_alter_table('consultation_hands_count', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_hands_count_item_id'), ['item_id'], unique=False)

    op.create_table('consultation_theme',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('changed', sa.Boolean(), nullable=True),
    sa.Column('why', sa.String(length=2000), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['item_id'], ['consultation_item.id'], name=op.f('fk_consultation_theme_item_id_consultation_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consultation_theme'))
    )
    with op.batch_alter_table('consultation_theme', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consultation_theme_item_id'), ['item_id'], unique=False)

    op.create_table('theme_comment',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=200), nullable=False),
    sa.Column('theme_id', sa.Uuid(), nullable=False),
    sa.Column('answer_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['consultation_answer.id'], name=op.f('fk_theme_comment_answer_id_consultation_answer')),
    sa.ForeignKeyConstraint(['theme_id'], ['consultation_theme.id'], name=op.f('fk_theme_comment_theme_id_consultation_theme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_comment')),
    sa.UniqueConstraint('theme_id', 'answer_id', name=op.f('uq_theme_comment_theme_id_answer_id'))
    )
    with op.batch_alter_table('theme_comment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_theme_comment_answer_id'), ['answer_id'], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table('theme_comment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_theme_comment_answer_id'))

    op.drop_table('theme_comment')
    with op.batch_alter_table('consultation_theme', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_theme_item_id'))

    op.drop_table('consultation_theme')
    with op.batch_alter_table('consultation_hands_count', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_hands_count_item_id'))

    op.drop_table('consultation_hands_count')
    with op.batch_alter_table('consultation_answer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_answer_item_id'))

    op.drop_table('consultation_answer')
    op.drop_table('plan_adoption')
    with op.batch_alter_table('entry_agreement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_agreement_workshop_id'))

    op.drop_table('entry_agreement')
    with op.batch_alter_table('consultation_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_item_plan_id'))

    op.drop_table('consultation_item')
    with op.batch_alter_table('you_said_line', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_you_said_line_workshop_id'))

    op.drop_table('you_said_line')
    with op.batch_alter_table('consultation_response', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_response_consultation_id'))

    op.drop_table('consultation_response')
    with op.batch_alter_table('consultation_hands', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consultation_hands_consultation_id'))

    op.drop_table('consultation_hands')
    op.drop_table('you_said_page')
    op.drop_table('consultation')
