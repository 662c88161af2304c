/**
 * The tables and their columns. Written from the migrations by `npm run generate`; do not edit.
 */
import type { ColumnType } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { Hour } from '../kernel/hour.ts'

type Moment = ColumnType<Date, Date | string, Date | string>
type MomentByDefault = ColumnType<Date, Date | string | undefined, Date | string>
/** Any JSON; read it with a check. Write it with `JSON.stringify`. */
type Json = ColumnType<unknown, string, string>
type JsonByDefault = ColumnType<unknown, string | undefined, string>
type Decimal = ColumnType<string, string | number, string | number>
type ByDefault<Value> = ColumnType<Value, Value | undefined, Value>

export interface ActionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  subject_kind: string
  subject_id: string
  what: string
  owner_seat_id: string | null
  owner_person_id: string | null
  owner_organisation_id: string | null
  due_on: Day | null
  state: ByDefault<'open' | 'done' | 'dropped' | 'handed-over'>
  closed_on: Day | null
  note: ByDefault<string>
  source_kind: string
  source_id: string | null
}

export interface AffiliationTable {
  id: string
  created_at: MomentByDefault
  person_id: string
  organisation_id: string
  role: ByDefault<string>
  from_day: Day
  to_day: Day | null
}

export interface AgendaItemTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  meeting_id: string
  position: number
  title: string
  purpose: ByDefault<string>
  proposed_by_seat_id: string | null
  state: ByDefault<'proposed' | 'accepted' | 'declined' | 'deferred'>
  answer: ByDefault<string>
  objective_id: string | null
  closed: ByDefault<boolean>
  closed_reason: ByDefault<string>
  relook_on: Day | null
  minutes: number | null
  key_decision: ByDefault<boolean>
  key_announced_on: Day | null
  note: ByDefault<string>
  proposed_by_person_id: string | null
  answered_on: Day | null
  standing: 'apologies' | 'interests' | 'minutes' | 'matters-arising' | 'actions' | 'report-backs' | 'other-business' | null
  does: 'decision' | 'discussion' | 'information' | null
  presenter: ByDefault<string>
  late: ByDefault<boolean>
  late_because: ByDefault<string>
  late_allowed_by: string | null
  approves_meeting_id: string | null
  refers_decision_id: string | null
}

export interface AgendaTemplateTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  name: string
  retired_on: Day | null
}

export interface AgendaTemplateItemTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  agenda_template_id: string
  position: number
  title: string
  purpose: ByDefault<string>
  standing: 'apologies' | 'interests' | 'minutes' | 'matters-arising' | 'actions' | 'report-backs' | 'other-business' | null
  does: 'decision' | 'discussion' | 'information' | null
  presenter: ByDefault<string>
  minutes: number | null
}

export interface AmendmentTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  document_version_id: string
  paragraph_id: string
  text_before: string
  text_after: string
  reason: string
  decided_by: string | null
  applied_in_version_id: string | null
  withdrawn_at: Moment | null
  does: ByDefault<'reword' | 'drop' | 'add'>
  into_paragraph_id: string | null
  kind: ByDefault<string>
  printed: ByDefault<string>
  placed: ByDefault<'beside' | 'under'>
  added_paragraph_id: string | null
}

export interface AnswerChangeTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  consultation_id: string
  sign: number
  confidential: boolean
  sector: string
  behalf: string
  provenance: string
  chosen: string[]
}

export interface AnswerCountTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  consultation_id: string
  confidential: boolean
  sector: string
  behalf: string
  provenance: string
  chosen: string
  count: number
}

export interface AnswerFileTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  handle: string
  stored_file_id: string
  kind: 'picture' | 'pdf'
  size: number
  sender_mark: Buffer | null
  state: ByDefault<'unseen' | 'shown' | 'withheld'>
  reason: ByDefault<string>
  decided_by: string | null
  decided_at: Moment | null
}

export interface AnswerFileOpeningTable {
  id: string
  created_at: MomentByDefault
  answer_file_id: string
  opened_by: string
}

export interface AnswerFileUseTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  answer_file_id: string
  response_id: string
}

export interface AreaTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  only_one: ByDefault<boolean>
  name: string
  compact_name: string
  time_zone: ByDefault<string>
  languages: ByDefault<string[]>
  contact_name: ByDefault<string>
  contact_address: ByDefault<string>
  contact_phone: ByDefault<string>
  contact_email: ByDefault<string>
  holiday_country: ByDefault<string>
  retention_months: ByDefault<number>
  aim: ByDefault<string>
  principles: ByDefault<string>
  public_actions: ByDefault<string>
  sector_actions: ByDefault<string>
  rural_note: ByDefault<string>
  governing_partnership_id: string | null
  findings_recorded_on: Day | null
  set_up_on: Day | null
  begin_hash: Buffer | null
  secretariat_way: ByDefault<'any' | 'passkey'>
  mail_waits: ByDefault<boolean>
  seals_way: ByDefault<'any' | 'passkey'>
}

export interface AskingAnswerTable {
  id: string
  asking_round_id: string
  sector: string
  answers: Json
}

export interface AskingInvitationTable {
  id: string
  created_at: MomentByDefault
  asking_round_id: string
  organisation_id: string | null
  person_id: string | null
  token_hash: Buffer
  used_at: Moment | null
}

export interface AskingRoundTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  organisation_id: string | null
  topic: string
  opened_on: Day
  closes_on: Day
  closed_on: Day | null
  consequences: ByDefault<string>
}

export interface AttendanceTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  agenda_item_id: string | null
  seat_id: string
  person_id: string | null
  present_as: 'holder' | 'substitute' | 'observer' | null
  state: 'present' | 'apology' | 'absent'
}

export interface AuditEntryTable {
  id: string
  created_at: MomentByDefault
  actor_id: string | null
  actor_label: string
  action: string
  subject_kind: string
  subject_id: string
  record_kind: string
  record_id: string
  before: Json | null
  after: Json | null
}

export interface BackingLinkTable {
  id: string
  created_at: MomentByDefault
  own_entry_id: string
  person_id: string
  token_hash: Buffer
  used_at: Moment | null
  says: 'yes' | 'no' | null
  comment: ByDefault<string>
}

export interface BelongingTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  organisation_id: string
  parent_id: string
  kind: 'part' | 'branch' | 'owned'
  from_day: Day
  to_day: Day | null
  told_on: Day
  ended_because: ByDefault<string>
  undone_on: Day | null
  undone_because: ByDefault<string>
  refused_by: string | null
  confirmed_on: Day | null
}

export interface BoardLinkTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  child_id: string
  parent_id: string
  kind: 'standing' | 'task-and-finish'
  ends_on: Day | null
  purpose: string
  reads_closed: ByDefault<boolean>
  asked_on: Day
  asked_by: string | null
  decision_id: string | null
  answered_on: Day | null
  answered_by: string | null
  agreed: boolean | null
  answer: ByDefault<string>
  parent_decision_id: string | null
  ended_on: Day | null
  ended_by: 'child' | 'parent' | 'its-day' | 'board-over' | null
  ended_because: ByDefault<string>
}

export interface BoardReportTable {
  id: string
  created_at: MomentByDefault
  board_link_id: string
  words: ByDefault<string>
  lines: Json
  told: string[]
  released_on: Day
  released_by: string | null
  agenda_item_id: string
  closed_item_id: string | null
}

export interface BoardRulesTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string
  document_version_id: string | null
  rules: Json
}

export interface BodyChangeTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  last_day: Day
  because: string
  announced_on: Day
  announced_by: string
  heir_id: string | null
  done_on: Day | null
  undone_on: Day | null
  undone_why: ByDefault<string>
  changed_rows: JsonByDefault
  kept_until: Day | null
}

export interface BodyChangeBodyTable {
  id: string
  created_at: MomentByDefault
  body_change_id: string
  organisation_id: string
  ends: boolean
}

export interface BulkActTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  act: 'decide' | 'code' | 'split' | 'read'
  asked: string
  code: ByDefault<string>
  action: ByDefault<'' | 'noted' | 'not-accepted' | 'passed-on'>
  reason: ByDefault<string>
  passed_to: ByDefault<string>
  done_by: string | null
  code_before: ByDefault<string>
  ticked: boolean | null
}

export interface BulkActPointTable {
  id: string
  created_at: MomentByDefault
  bulk_act_id: string
  point_id: string
  point_action_id: string | null
  point_code_id: string | null
  undone_at: Moment | null
  undone_by: string | null
}

export interface BulkActTextTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  bulk_act_id: string
  response_id: string
  source: ByDefault<string>
  points: ByDefault<number>
  undone: ByDefault<number>
  undone_at: Moment | null
  undone_by: string | null
}

export interface BusyPeriodTable {
  id: string
  created_at: MomentByDefault
  name: string
  kind: 'public-holiday' | 'school-holiday' | 'festival' | 'pre-election' | 'other'
  from_day: Day
  to_day: Day
}

export interface CampaignTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  comparison_id: string
  position: number
  response_id: string
  response_version: number
  source: string
  parts: Json
}

export interface CampaignMemberTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  campaign_id: string
  response_id: string
  identical: boolean
  share: number
}

export interface CaseHelperTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  concern_id: string
  part: 'mediator' | 'adviser'
  name: string
  organisation: ByDefault<string>
  why: ByDefault<string>
  case_party_id: string | null
  named_on: Day
  ended_on: Day | null
}

export interface CasePartyTable {
  id: string
  created_at: MomentByDefault
  concern_id: string
  organisation_id: string | null
  who: ByDefault<string>
}

export interface CaseStepTable {
  id: string
  created_at: MomentByDefault
  concern_id: string
  step: 'received' | 'talks' | 'chair' | 'mediation' | 'resolved'
  from_day: Day
  note: ByDefault<string>
  paragraph_text_id: string | null
  recorded_by: string | null
}

export interface ChairPassedTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string
  from_seat_id: string | null
  to_seat_id: string
  passed_on: Day
}

export interface ChampionTable {
  id: string
  created_at: MomentByDefault
  organisation_id: string
  person_id: string
  from_day: Day
  to_day: Day | null
  version: ByDefault<number>
  confirmed_on: Day | null
  asked_on: Day | null
}

export interface ClosureLookTable {
  id: string
  created_at: MomentByDefault
  agenda_item_id: string | null
  decision_id: string | null
  looked_on: Day
  opened: boolean
  because: string
  next_on: Day | null
}

export interface CodeTable {
  id: string
  created_at: MomentByDefault
  edition: string
  title: string
  subject_kind: 'compact' | 'organisation' | 'consultation' | 'partnership'
  status: ByDefault<'draft' | 'in-force' | 'superseded'>
  document_id: string | null
  version: ByDefault<number>
  in_force_from: Day | null
  superseded_on: Day | null
  why: ByDefault<string>
  replaces_code_id: string | null
  source: string | null
  consultation_id: string | null
  drawn_up_by: ByDefault<string>
  equality_impact_on: Day | null
  binding: string | null
  fingerprint: string | null
  unconsulted_reason: ByDefault<string>
  ended_why: ByDefault<string>
}

export interface CodeCommentTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  code_id: string
  clause: ByDefault<string>
  comment: string
  answer: ByDefault<string>
  answered_on: Day | null
  set_aside_on: Day | null
  set_aside_as: 'not-about-it' | 'abuse' | 'names-somebody' | 'said-already' | null
  set_aside_why: ByDefault<string>
}

export interface CodeDraftTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  edition: string
  title: string
  area: string
  subject_kind: 'compact' | 'organisation' | 'consultation' | 'partnership'
  status_line: ByDefault<string>
  begun_from: 'blank' | 'shipped' | 'edition' | 'document'
  begun_from_title: ByDefault<string>
  replaces_code_id: string | null
  code_id: string | null
  document_id: string | null
  document_version_id: string | null
  begun_by: string | null
  dropped_at: Moment | null
}

export interface CodeDraftClauseTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  code_draft_id: string
  code_draft_section_id: string
  number: string
  gist: string
  actor: string
  owed_to: string | null
  kind: string
  position: number
  paragraph_id: string | null
  removed_at: Moment | null
}

export interface CodeDraftPracticeTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  code_draft_clause_id: string
  practice: string
  given: JsonByDefault
}

export interface CodeDraftRejectionTable {
  id: string
  created_at: MomentByDefault
  code_draft_clause_id: string
  practice: string
  rejected_by: string | null
}

export interface CodeDraftSectionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  code_draft_id: string
  number: string
  title: string
  position: number
}

export interface CodeErratumTable {
  id: string
  created_at: MomentByDefault
  code_id: string
  clause: string
  was: string
  becomes: string
  why: string
  made_on: Day
  made_by: string | null
}

export interface CodeFormatRequestTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  code_id: string
  wants: string
  sealed_contact: Buffer | null
  due_on: Day
  answered_on: Day | null
  answer: ByDefault<string>
  file_id: string | null
  offered_as: ByDefault<string>
  forgotten_at: Moment | null
}

export interface CodeSuggestingTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  consultation_id: string
  stamp: string
  made_at: Moment
}

export interface CodeSuggestionTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  consultation_id: string
  point_id: string
  code: string
  sure: number
}

export interface CodeTermTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  code_id: string
  term: string
  meaning: ByDefault<string>
}

export interface CodebookChangeTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  consultation_id: string
  code_id: string | null
  kind: 'renamed' | 'merged' | 'divided'
  from_name: string
  to_name: string
  changed_by: string | null
  in_confidence: boolean
}

export interface CodebookCodeTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  name: string
  description: ByDefault<string>
  parent_id: string | null
  written: ByDefault<boolean>
}

export interface CommunityTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  name: string
  seat_id: string | null
  gap_action: ByDefault<string>
}

export interface CompactReviewTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  opened_on: Day
  covers_from: Day
  covers_to: Day
  report: ByDefault<string>
  figures: Json | null
  closed_on: Day | null
  answer_by: Day | null
  closed_without: ByDefault<string[]>
  closed_because: ByDefault<string>
}

export interface CompactReviewActionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  compact_review_id: string
  what: string
  owner: string
  due_on: Day
  state: ByDefault<'open' | 'done' | 'dropped'>
  note: ByDefault<string>
  looked_on: Day
}

export interface CompactReviewScoreTable {
  id: string
  created_at: MomentByDefault
  compact_review_id: string
  side: 'public' | 'sector' | 'joint'
  scores: number[]
  comment: ByDefault<string>
  given_by: string | null
  given_on: Day
  replaced_at: Moment | null
}

export interface CompactReviewSignOffTable {
  id: string
  created_at: MomentByDefault
  compact_review_id: string
  side: 'public' | 'sector'
  organisation_id: string
  signed_by: string | null
  signed_on: Day
  lapsed_on: Day | null
}

export interface ConcernTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  subject_kind: string
  subject_id: string
  about: string
  sealed_contact: Buffer | null
  raised_by: string | null
  acknowledged_on: Day | null
  answer: ByDefault<string>
  answered_on: Day | null
  kind: ByDefault<'concern' | 'dispute'>
  step: ByDefault<'received' | 'talks' | 'chair' | 'mediation' | 'resolved'>
  raised_on: Day | null
  for_secretariat: ByDefault<boolean>
  outcome: 'settled' | 'partly' | 'not-settled' | 'taken-back' | null
  agreement: ByDefault<string>
  passed_on: Day | null
  forgotten_at: Moment | null
}

export interface ConfidenceAnswerTable {
  id: string
  created_at: MomentByDefault
  response_id: string
  answer: string
  answered_by: string | null
  mailed: boolean
}

export interface ConsultationTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  slug: string
  title: string
  summary: ByDefault<string>
  topic: ByDefault<string>
  places: ByDefault<string>
  lead_organisation_id: string
  deciding_body: ByDefault<string>
  state: ByDefault<'planned' | 'open' | 'closed' | 'analysing' | 'reported' | 'evaluated' | 'withdrawn'>
  opens_on: Day | null
  closes_on: Day | null
  decision_on: Day | null
  feedback_on: Day | null
  listed_on: Day | null
  published_at: Moment | null
  closed_at: Moment | null
  reported_at: Moment | null
  short_ground: 'statute' | 'emergency' | 'small-or-specialist-group' | 'other' | null
  short_reason: ByDefault<string>
  busy_note: ByDefault<string>
  contact_name: ByDefault<string>
  contact_address: ByDefault<string>
  contact_phone: ByDefault<string>
  contact_email: ByDefault<string>
  aims: ByDefault<string>
  issue: ByDefault<string>
  can_change: ByDefault<string>
  cannot_change: ByDefault<string>
  decisions_made: ByDefault<string>
  preferred_option: ByDefault<string>
  evidence: ByDefault<string>
  affected: ByDefault<string>
  consultees: ByDefault<string>
  confidentiality: ByDefault<string>
  next_steps: ByDefault<string>
  formats_offered: ByDefault<string>
  languages_offered: ByDefault<string>
  planning_link: ByDefault<string>
  legal_framework: ByDefault<string>
  barriers: ByDefault<string>
  proportion: ByDefault<string>
  resources: ByDefault<string>
  sector_costs: ByDefault<string>
  designed_with: ByDefault<string>
  equality_impact_on: Day | null
  equality_impact_note: ByDefault<string>
  withdrawn_at: Moment | null
  withdrawn_reason: ByDefault<string>
  equality_impact_updated_on: Day | null
  exercise_limits: ByDefault<string>
  sensitive_information: 'none' | 'collected' | null
  safeguards: ByDefault<string>
  signed_off_on: Day | null
  signed_off_by: string | null
  begun_on: Day | null
  closes_at: Hour | null
  former_names: ByDefault<string[]>
  copied_from_id: string | null
  short: ByDefault<string>
}

export interface ConsultationDecisionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  what: string
  reasons: ByDefault<string>
  decided_on: Day
  decided_by: ByDefault<string>
}

export interface ConsultationEditionTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  code_id: string
  fingerprint: string
  reason: string
  chosen_on: Day
  chosen_by: string | null
}

export interface ConsultationLanguageTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  language: string
  translated_by: ByDefault<string>
  offered_on: Day | null
  first_offered_on: Day | null
}

export interface ConsultationNoticeTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  kind: 'extended' | 'rescheduled' | 'withdrawn' | 'taken-back'
  reason: string
  opens_before: Day | null
  opens_after: Day | null
  closes_before: Day | null
  closes_after: Day | null
  closes_at_before: Hour | null
  closes_at_after: Hour | null
}

export interface ConsultationReportTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  introduction: ByDefault<string>
  process: ByDefault<string>
  what_we_heard: ByDefault<string>
  what_happens_next: ByDefault<string>
  published_at: Moment | null
  counts: Json | null
  diverse_needs: ByDefault<string>
  bodies_said: ByDefault<string>
  found_fair: Json | null
}

export interface ConsultationRewordingTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  language: string
  at: string
  words_before: string
  words_after: string
}

export interface ConsultationWordingTable {
  consultation_id: string
  language: string
  at: string
  source: string
  words: string
}

export interface ContributionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  partner_id: string
  kind: 'money' | 'hours' | 'use' | 'expertise'
  what: string
  promised_on: Day
  amount: Decimal | null
  hours: Decimal | null
  rate: Decimal | null
  given_on: Day | null
}

export interface DecisionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  meeting_id: string | null
  agenda_item_id: string | null
  text: string
  basis: ByDefault<string>
  how: 'consensus' | 'vote' | 'written'
  vote_reason: ByDefault<string>
  owner_seat_id: string | null
  binds: ByDefault<string>
  subject_to_confirmation: ByDefault<boolean>
  decided_on: Day
  confirmed_on: Day | null
  confirmation_note: ByDefault<string>
  carried: ByDefault<boolean>
  matters: ByDefault<('money' | 'staff' | 'policy')[]>
  cost: Decimal | null
  rules: Json | null
  terms_version_id: string | null
  judged: Json | null
  must_confirm: ByDefault<string[]>
  withdrawn_on: Day | null
  withdrawn_because: ByDefault<string>
  stands_instead_id: string | null
  needs_board_id: string | null
  board_agreed: boolean | null
  board_decision_id: string | null
  in_public: ByDefault<boolean>
  taken_under: ByDefault<string>
  closed_to_public: ByDefault<boolean>
  closed_reason: ByDefault<string>
  relook_on: Day | null
}

export interface DecisionConfirmationTable {
  id: string
  created_at: MomentByDefault
  decision_id: string
  who: string
  confirmed: boolean
  said_on: Day
  note: ByDefault<string>
  recorded_by: string | null
}

export interface DecisionSeatTable {
  id: string
  created_at: MomentByDefault
  decision_id: string
  seat_id: string
  name: string
  person_id: string | null
  acted_as: 'holder' | 'substitute' | 'observer' | null
  why: 'conflict' | 'no-vote' | 'vacant' | 'apology' | 'away' | 'observer' | 'denied' | 'left' | 'same-person' | 'same-organisation' | null
  beyond: ByDefault<boolean>
}

export interface DelegatedPowerTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  board_link_id: string
  what: string
  matters: ByDefault<string[]>
  most: number | null
  from_day: Day
  given_by: string | null
  decision_id: string | null
  ended_on: Day | null
  ended_because: ByDefault<string>
}

export interface DemandTable {
  id: string
  created_at: MomentByDefault
  practice: string
  parameters: Json
}

export interface DepartureTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  subject_kind: 'compact' | 'organisation' | 'partnership' | 'consultation'
  subject_id: string
  practice: string
  reason: string
  published_at: Moment
  published_by: string | null
  withdrawn_at: Moment | null
  clauses: string[] | null
  records: string[] | null
  circumstances: string | null
  instead: string | null
  risk: string | null
  told: string | null
  ends_on: Day
}

export interface DirectoryImportTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  begun_by: string | null
  source: string
  header: Json
  rows: Json
  notes: JsonByDefault
  columns: Json
  sector: string
  taken_at: Moment | null
  taken: number | null
  kept_until: Day
  left_out: JsonByDefault
  left_count: ByDefault<number>
  state: ByDefault<'reading' | 'looking' | 'ready' | 'taking' | 'taken' | 'unreadable'>
  long: ByDefault<boolean>
  problem: Json | null
  likes: ByDefault<boolean>
  taken_by: string | null
}

export interface DirectoryImportPieceTable {
  id: string
  created_at: MomentByDefault
  import_id: string
  position: number
  bytes: Buffer
}

export interface DirectoryImportRowTable {
  id: string
  created_at: MomentByDefault
  import_id: string
  line: number
  cells: Json
  name: ByDefault<string>
  outcome: 'new' | 'like' | 'there' | 'fault' | null
  told: Json | null
  organisation_id: string | null
}

export interface DocumentTable {
  id: string
  created_at: MomentByDefault
  slug: string
  subject_kind: 'area' | 'organisation' | 'partnership' | 'consultation'
  subject_id: string
  kind: 'code' | 'consultation-draft' | 'information' | 'letter' | 'terms' | 'protocol' | 'report' | 'minutes'
  title: string
  language: ByDefault<string>
}

export interface DocumentVersionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  document_id: string
  sequence: number
  printed_version: ByDefault<string>
  dated: Day | null
  status: 'draft' | 'out-to-consultation' | 'agreed' | 'in-force' | 'superseded'
  what_changed: ByDefault<string>
  why: ByDefault<string>
  source_file_id: string | null
  faults: JsonByDefault
  in_force_from: Day | null
  in_force_to: Day | null
}

export interface EditionAnswerTable {
  id: string
  created_at: MomentByDefault
  code_id: string
  fingerprint: string
  organisation_id: string
  answer: 'agreed' | 'not-agreed'
  note: ByDefault<string>
  answered_on: Day
  answered_by: string | null
}

export interface EditionNoticeTable {
  id: string
  created_at: MomentByDefault
  code_id: string
  organisation_id: string
  about: 'new-edition' | 'erratum' | 'end'
  told_on: Day
  addresses: number
}

export interface EditionSetTable {
  id: string
  created_at: MomentByDefault
  codes: string[]
  fingerprints: string[]
}

export interface ElectionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  seat_id: string
  sector: string
  kind: 'term' | 'by-election'
  term_from: Day
  term_to: Day | null
  nominations_until: Day
  opens_on: Day
  closes_on: Day
  called_on: Day
  called_by: string | null
  officer_id: string
  papers_sent_on: Day | null
  reminded_on: Day | null
  outcome: 'elected' | 'unopposed' | 'nobody' | 'called-off' | null
  declared_on: Day | null
  declared_by: string | null
  reason: ByDefault<string>
  elected_id: string | null
  lot_between: ByDefault<string[]>
  holding_id: string | null
  lot: ByDefault<string>
}

export interface ElectionBodyTable {
  id: string
  created_at: MomentByDefault
  election_id: string
  organisation_id: string
  voted: ByDefault<boolean>
}

export interface ElectionLinkTable {
  id: string
  created_at: MomentByDefault
  election_body_id: string | null
  nomination_id: string | null
  token_hash: Buffer
}

export interface ElectionNominationTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  election_id: string
  election_body_id: string
  person_id: string
  nominated_on: Day
  statement: ByDefault<string>
  accepted_on: Day | null
  withdrawn_on: Day | null
}

export interface ElectionPaperTable {
  id: string
  election_id: string
  nomination_id: string | null
}

export interface EndingHandoverTable {
  id: string
  created_at: MomentByDefault
  partnership_ending_id: string
  kind: 'action' | 'question' | 'contribution' | 'money' | 'risk' | 'records'
  record_id: string
  what: string
  ending_receiver_id: string | null
  dropped_because: ByDefault<string>
}

export interface EndingReceiverTable {
  id: string
  created_at: MomentByDefault
  partnership_ending_id: string
  organisation_id: string | null
  person_id: string | null
}

export interface EntryAnswerTable {
  id: string
  created_at: MomentByDefault
  partnership_entry_id: string
  seat_id: string
  person_id: string
  says: 'yes' | 'no'
  worth: ByDefault<'' | 'very' | 'partly' | 'not'>
  comment: ByDefault<string>
  way: 'sign-in' | 'link'
}

export interface EntryLinkTable {
  id: string
  created_at: MomentByDefault
  partnership_entry_id: string
  seat_id: string
  person_id: string
  token_hash: Buffer
  used_at: Moment | null
}

export interface ErasureTable {
  id: string
  created_at: MomentByDefault
  kind: 'contact' | 'person' | 'wish' | 'late' | 'late-contact' | 'draft-contact' | 'format' | 'code-format' | 'concern' | 'join' | 'staff'
  record_id: string
}

export interface EvaluationTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  objectives: ByDefault<string>
  audience: ByDefault<string>
  methods: ByDefault<string>
  publicity: ByDefault<string>
  timescales: ByDefault<string>
  information: ByDefault<string>
  costs: ByDefault<string>
  outcomes: ByDefault<string>
  direct_cost: Decimal | null
  indirect_cost: Decimal | null
  process_feedback: ByDefault<string>
}

export interface ExplanationRequestTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  response_id: string
  point_id: string | null
  question: string
  answer: ByDefault<string>
  answered_at: Moment | null
  answered_by: string | null
}

export interface FindingTable {
  id: string
  created_at: MomentByDefault
  subject_kind: string
  subject_id: string
  practice: string
  parameters: JsonByDefault
  verdict: string
  because: string
  since: Day
  proof: 'shown' | 'confirmed' | 'stated' | null
  state: ByDefault<'open' | 'closed' | 'not-asked'>
  practice_version: ByDefault<number>
  edition_set_id: string | null
}

export interface FindingNowTable {
  id: string
  created_at: MomentByDefault
  subject_kind: string
  subject_id: string
  demand_id: string
  state: 'open' | 'closed' | 'not-asked'
  verdict: string
  proof: 'shown' | 'confirmed' | 'stated' | null
  practice_version: number
  edition_set_id: string | null
  because: string
  since: Day
}

export interface FindingSpellTable {
  id: string
  created_at: MomentByDefault
  subject_kind: string
  subject_id: string
  demand_id: string
  edition_set_id: string | null
  state: 'open' | 'closed'
  verdict: string
  proof: 'shown' | 'confirmed' | 'stated' | null
  from_day: Day
  to_day: Day | null
}

export interface FindingViewTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  subject_kind: 'compact' | 'organisation' | 'partnership' | 'consultation'
  subject_id: string
  demand: string | null
  practice: string
  says: 'confirmed' | 'doubted' | 'accepted' | 'disputed'
  organisation_id: string
  said_by: string | null
  said_on: Day
  saw: string
  evidence: string
  reason: string | null
  answer_by: Day | null
  answer: string | null
  answered_by: string | null
  answered_on: Day | null
  withdrawn_at: Moment | null
  departure_id: string | null
}

export interface FormSectionTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  position: number
  title: string
  shown_if: Json | null
  version: ByDefault<number>
  question_set_id: string | null
  question_set_edition: number | null
}

export interface FormatRequestTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string | null
  wants: string
  sealed_contact: Buffer | null
  due_on: Day
  answered_on: Day | null
  answer: ByDefault<string>
  about: ByDefault<'pack' | 'results'>
  forgotten_at: Moment | null
}

export interface GlossaryTermTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  term: string
  meaning: string
  document_id: string | null
}

export interface HeldFileTable {
  id: string
  created_at: MomentByDefault
  token_hash: Buffer
  page: string
  field: string
  size: number
  sealed: Buffer
  expires_at: Moment
  person_id: string | null
  sender_mark: Buffer | null
}

export interface HeldFilePieceTable {
  id: string
  created_at: MomentByDefault
  held_file_id: string
  position: number
  sealed: Buffer
}

export interface HeldFormTable {
  id: string
  created_at: MomentByDefault
  token_hash: Buffer
  path: string
  sealed: Buffer
  expires_at: Moment
  person_id: string | null
}

export interface HoldingTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  seat_id: string
  person_id: string
  from_day: Day
  to_day: Day | null
  mandate: 'representing' | 'representative-of' | 'invited-for-expertise' | null
  authority: ByDefault<string>
  selection: ByDefault<string>
  induction_done_on: Day | null
  buddy: ByDefault<string>
  role_confirmed_on: Day | null
  selection_public: ByDefault<boolean>
  buddy_offered: ByDefault<boolean>
  interests: ByDefault<string>
  interests_stated_on: Day | null
  not_for: ByDefault<('money' | 'staff' | 'policy')[]>
  most: Decimal | null
}

export interface IdentifyingActTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  state: 'masked' | 'kept'
  reason: string
  kind: ByDefault<string>
  done_by: string | null
  undone_at: Moment | null
  undone_by: string | null
}

export interface IdentifyingWaitTable {
  id: string
  created_at: MomentByDefault
}

export interface IdentifyingWordsTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  response_id: string
  words: string
  kind: 'email' | 'phone' | 'postcode' | 'name' | 'other'
  state: ByDefault<'found' | 'masked' | 'kept'>
  reason: ByDefault<string>
  decided_by: string | null
  decided_at: Moment | null
  act_id: string | null
}

export interface ImportDraftTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  subject_kind: string
  subject_id: string
  file_id: string
  format: string
  notes: JsonByDefault
  trees: Json
  kept_at: Moment | null
  begun_by: string | null
  as_read: JsonByDefault
  steps: JsonByDefault
  choices: JsonByDefault
}

export interface InfrastructureQuestionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  organisation_id: string
  asked_on: Day
  answer: ByDefault<string>
  answered_on: Day | null
}

export interface InterestTable {
  id: string
  created_at: MomentByDefault
  person_id: string | null
  organisation_id: string | null
  unsealed_email: string | null
  topic: ByDefault<string>
  consultation_id: string | null
  wants: 'told' | 'early' | 'not-at-all'
  ended_at: Moment | null
  token_hash: Buffer | null
  confirmed_at: Moment | null
  place: ByDefault<string>
  body_organisation_id: string | null
  sealed: Buffer | null
  email_mark: Buffer | null
  kept_until: Day | null
  asked_again_on: Day | null
  forgotten_at: Moment | null
}

export interface InterestDeclaredTable {
  id: string
  created_at: MomentByDefault
  agenda_item_id: string
  seat_id: string
  person_id: string | null
  interest: string
  left_item: ByDefault<boolean>
}

export interface InterestInvitationTable {
  id: string
  created_at: MomentByDefault
  organisation_id: string
  invited_on: Day
  invited_by: string | null
}

export interface InterestToldTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  email_mark: Buffer
  moment: ByDefault<'early' | 'open' | 'changed'>
  organisation_id: string | null
}

export interface InterimReviewTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  held_on: Day
  findings: string
  change_decided: string
}

export interface InviteeTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  organisation_id: string | null
  name: ByDefault<string>
  tied: ByDefault<boolean>
  sent_on: Day | null
  sent_format: ByDefault<string>
}

export interface InviteeSuggestionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  who: string
  why: ByDefault<string>
  answer: ByDefault<string>
  answered_on: Day | null
}

export interface ItemVoteTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  agenda_item_id: string
  text: string
  called_by: string | null
  ended_at: Moment | null
  decision_id: string | null
}

export interface ItemVoteCastTable {
  id: string
  created_at: MomentByDefault
  item_vote_id: string
  seat_id: string
  person_id: string
  acted_as: 'holder' | 'substitute'
  position: string
  view: ByDefault<string>
}

export interface JoinRequestTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  who: string
  reasons: string
  offers: ByDefault<string>
  sealed_contact: Buffer | null
  asked_by: string | null
  asked_on: Day
  accepted: boolean | null
  answer: ByDefault<string>
  answered_on: Day | null
  forgotten_at: Moment | null
}

export interface JointViewTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  consultation_id: string
  decision_id: string
  view: string
  put_on: Day
  response_id: string | null
  shown_on: Day | null
  withdrawn_on: Day | null
  withdrawn_because: ByDefault<string>
}

export interface LanguageConfirmationTable {
  id: string
  created_at: MomentByDefault
  language: string
  key: string
  english: string
  words: string
  confirmed_by: string
}

export interface LanguageProposalTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  language: string
  key: string
  english: string
  words: string
  proposed_by: string
  state: ByDefault<'proposed' | 'taken' | 'declined' | 'ended'>
  reason: ByDefault<string>
  decided_by: string | null
  decided_at: Moment | null
}

export interface LateResponseTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  channel: 'paper' | 'letter' | 'email' | 'spoken'
  came_on: Day
  why_late: string
  brought_by: string | null
  import_id: string | null
  scan_file_id: string | null
  sealed: Buffer
  decision: 'in' | 'out' | null
  reason: ByDefault<string>
  decided_at: Moment | null
  decided_by: string | null
  response_id: string | null
}

export interface LessonTable {
  id: string
  created_at: MomentByDefault
  subject_kind: string
  subject_id: string
  text: string
  version: ByDefault<number>
  owner: ByDefault<string>
  procedure: ByDefault<string>
  changed_on: Day | null
  no_change: ByDefault<string>
  dropped_on: Day | null
}

export interface LessonAdoptionTable {
  id: string
  created_at: MomentByDefault
  lesson_id: string
  partner_id: string
  adopted: boolean
  note: ByDefault<string>
}

export interface LessonUseTable {
  id: string
  created_at: MomentByDefault
  lesson_id: string
  consultation_id: string
  how: string
}

export interface MeetingTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  held_on: Day
  starts_at: ByDefault<string>
  place: ByDefault<string>
  how: ByDefault<'in-person' | 'online' | 'both' | 'written'>
  why_needed: ByDefault<string>
  announced_on: Day
  proposals_asked_at: Moment | null
  proposals_close_on: Day | null
  agenda_published_at: Moment | null
  papers_sent_at: Moment | null
  moved_from: Day | null
  moved_because: ByDefault<string>
  state: ByDefault<'planned' | 'agenda-out' | 'held' | 'cancelled'>
  minutes: ByDefault<string>
  minutes_published_at: Moment | null
  minutes_approved_on: Day | null
  moved_on: Day | null
  cancelled_on: Day | null
  cancelled_because: ByDefault<string>
  ends_at: ByDefault<string>
  closed_minutes_approved_on: Day | null
}

export interface MeetingDateToldTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  person_id: string
  sequence: number
  stands: boolean
}

export interface MeetingJoiningTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  text: string
}

export interface MeetingMoveTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  from_day: Day
  to_day: Day
  moved_on: Day
  because: string
}

export interface MeetingOtherTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  part: 'observer' | 'guest' | 'minute-taker'
  name: string
  organisation: ByDefault<string>
  agenda_item_id: string | null
}

export interface MeetingReminderTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  person_id: string
  kind: 'proposals' | 'papers' | 'report-back' | 'missed'
}

export interface MembershipListTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  source: ByDefault<string>
  headed: boolean
  cells: Json
  columns: Json
  kept_until: Day
}

export interface MinorityViewTable {
  id: string
  created_at: MomentByDefault
  decision_id: string
  seat_id: string
  text: string
  given_by: string | null
  given_on: Day | null
}

export interface MinutesCorrectionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  meeting_id: string
  seat_id: string
  person_id: string | null
  text: string
  state: ByDefault<'proposed' | 'taken' | 'not-taken'>
  answer: ByDefault<string>
  answered_on: Day | null
}

export interface MinutesErratumTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  says: string
  instead: string
  because: string
  noted_on: Day
  person_id: string | null
}

export interface NoticedRecordTable {
  id: string
  created_at: MomentByDefault
  resource: string
  record_id: string
  marks: Json
  changed_on: Day | null
  changed: ByDefault<string[]>
}

export interface ObjectiveTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  text: string
  measure: ByDefault<string>
  target: ByDefault<string>
  due_on: Day | null
  dropped_on: Day | null
  dropped_reason: ByDefault<string>
  need: ByDefault<string>
  methods: ByDefault<string>
  methods_fit: ByDefault<string>
  unit: ByDefault<string>
  baseline: Decimal | null
  target_value: Decimal | null
  reading_months: ByDefault<number>
  owner_seat_id: string | null
  settled_on: Day | null
}

export interface OrganisationTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  slug: string
  name: string
  sector: 'statutory' | 'voluntary' | 'community' | 'faith' | 'private' | 'other'
  kind: ByDefault<string>
  infrastructure: ByDefault<boolean>
  size_band: ByDefault<string>
  serves: ByDefault<string>
  website: ByDefault<string>
  email: ByDefault<string>
  phone: ByDefault<string>
  language_needs: ByDefault<string>
  format_needs: ByDefault<string>
  ended_on: Day | null
  communication: ByDefault<string>
  belongs_to_id: string | null
  objectives: ByDefault<string>
  objectives_evidence: ByDefault<string>
  code_plan: ByDefault<string>
  code_plan_on: Day | null
  silence_understood_on: Day | null
  former_names: ByDefault<string[]>
  proposed_in: string | null
  proposal_seen_on: Day | null
  places: ByDefault<string>
  email_before: ByDefault<string>
  email_changed_on: Day | null
}

export interface OrganisationIdentifierTable {
  id: string
  created_at: MomentByDefault
  organisation_id: string
  scheme: string
  identifier: string
}

export interface OtherAreaReadingTable {
  id: string
  created_at: MomentByDefault
  address: string
  reading: Json | null
  read_at: Moment | null
  tried_at: Moment
  fault: string | null
}

export interface OtherAreasTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  only_one: ByDefault<boolean>
  addresses: ByDefault<string[]>
  waits: ByDefault<boolean>
}

export interface OutgoingMailTable {
  id: string
  created_at: MomentByDefault
  to_address: ByDefault<string>
  subject: ByDefault<string>
  body: ByDefault<string>
  attachments: JsonByDefault
  sealed: Buffer | null
  about_kind: string | null
  about_id: string | null
  state: ByDefault<'waiting' | 'sent' | 'failed' | 'kept' | 'held-back'>
  attempts: ByDefault<number>
  last_problem: string | null
  sent_at: Moment | null
  next_try_at: Moment | null
}

export interface OutlookTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  kind: 'change' | 'decision'
  what: string
  decided_by: ByDefault<string>
  response: ByDefault<string>
  falls_on: Day | null
  closed_on: Day | null
}

export interface OwnEntryTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  organisation_id: string | null
  kind: string
  about_entry_id: string | null
  code_id: string | null
  consultation_id: string | null
  partnership_id: string | null
  on_day: Day | null
  by_day: Day | null
  choice: ByDefault<string>
  words: JsonByDefault
  changed_at: MomentByDefault
  ended_on: Day | null
}

export interface OwnEntryNamedTable {
  id: string
  created_at: MomentByDefault
  own_entry_id: string
  named_entry_id: string | null
  partnership_id: string | null
  consultation_id: string | null
}

export interface PackDocumentTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  document_version_id: string
  position: number
}

export interface PaperTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string | null
  agenda_item_id: string | null
  title: string
  summary: ByDefault<string>
  pages: ByDefault<number>
  file_id: string
  confidential: ByDefault<boolean>
  sent_at: Moment | null
  reading_age: Decimal | null
  long_words: ByDefault<string[]>
  explained: ByDefault<string>
  written_procedure_id: string | null
  replaces_id: string | null
  for_seats: ByDefault<string[]>
}

export interface PaperReadTable {
  id: string
  created_at: MomentByDefault
  paper_id: string
  seat_id: string
  person_id: string
}

export interface ParagraphTable {
  id: string
  created_at: MomentByDefault
  document_id: string
}

export interface ParagraphOriginTable {
  id: string
  created_at: MomentByDefault
  document_version_id: string
  paragraph_id: string
  from_paragraph_id: string
  how: 'split' | 'joined'
}

export interface ParagraphTextTable {
  id: string
  created_at: MomentByDefault
  paragraph_id: string
  document_version_id: string
  position: number
  parent_id: string | null
  level: number
  printed: string
  path: string
  kind: string
  text: string
  actor: string | null
}

export interface PartnerTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  organisation_id: string
  from_day: Day
  to_day: Day | null
  reasons: ByDefault<string>
  offers: ByDefault<string>
  limits: ByDefault<string>
  support_needs: ByDefault<string>
  support_answer: ByDefault<string>
  left_because: ByDefault<string>
  support_asked_on: Day | null
  followed_by_id: string | null
}

export interface PartnershipTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  slug: string
  name: string
  kind: ByDefault<'strategic' | 'task' | 'network'>
  size: ByDefault<'small' | 'full'>
  purpose: ByDefault<string>
  places: ByDefault<string>
  topics: ByDefault<string>
  state: ByDefault<'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'not-formed'>
  lead_organisation_id: string | null
  public: ByDefault<boolean>
  started_on: Day | null
  ends_on: Day | null
  end_condition: ByDefault<string>
  ended_on: Day | null
  evaluation_plan: ByDefault<string>
  resources: ByDefault<string>
  participation_budget: Decimal | null
  end_reviewed_on: Day | null
  terms_wording: JsonByDefault
  former_names: ByDefault<string[]>
}

export interface PartnershipEndingTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  ended_on: Day
  reason: string
  outcomes: ByDefault<string>
  handed_over: ByDefault<string>
  thanked_on: Day | null
  lessons: ByDefault<string>
  records_kept: ByDefault<string>
  decided_on: Day | null
  thanks: ByDefault<string>
  told: number | null
}

export interface PartnershipEntryTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  kind: string
  partner_id: string | null
  to_partner_id: string | null
  seat_id: string | null
  organisation_id: string | null
  about_entry_id: string | null
  on_day: Day | null
  by_day: Day | null
  choice: ByDefault<string>
  words: JsonByDefault
  changed_at: MomentByDefault
  ended_on: Day | null
}

export interface PartnershipEntryNamedTable {
  id: string
  created_at: MomentByDefault
  partnership_entry_id: string
  partner_id: string | null
  seat_id: string | null
  consultation_id: string | null
}

export interface PartnershipReviewTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  held_on: Day
  strengths: ByDefault<string>
  weaknesses: ByDefault<string>
  way_forward: 'go-on' | 'change' | 'stop' | null
  way_forward_reason: ByDefault<string>
  membership: ByDefault<string>
  membership_changes: ByDefault<string>
  costs: ByDefault<string>
  costs_in_kind: ByDefault<string>
  benefits: ByDefault<string>
  closed_on: Day | null
}

export interface PartnershipSwitchTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string
  value: 'small' | 'full' | 'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'not-formed'
  reason: ByDefault<string>
  proposed_on: Day
  proposed_by: string | null
  from_day: Day | null
  dropped_on: Day | null
}

export interface PartyAnswerTable {
  id: string
  created_at: MomentByDefault
  party_request_id: string
  agreed: boolean
  comment: ByDefault<string>
  said: JsonByDefault
  way: 'sign-in' | 'link' | 'paper' | 'before'
  given_on: Day
  given_by: string | null
  name: ByDefault<string>
  role: ByDefault<string>
  file_id: string | null
}

export interface PartyLinkTable {
  id: string
  created_at: MomentByDefault
  party_request_id: string
  token_hash: Buffer
  sent_to: string
  person_id: string | null
  expires_at: Moment
  used_at: Moment | null
}

export interface PartyRequestTable {
  id: string
  created_at: MomentByDefault
  subject_kind: 'area' | 'organisation' | 'partnership' | 'consultation'
  subject_id: string
  organisation_id: string
  matter: string
  record_kind: string
  record_id: string
  put: JsonByDefault
  title: string
  question: string
  full_text: ByDefault<string>
  page: ByDefault<string>
  asked_on: Day
  asked_by: string | null
  answer_by: Day
  reminded_on: Day | null
  withdrawn_at: Moment | null
  withdrawn_reason: ByDefault<string>
}

export interface PartyStandingTable {
  party_request_id: ColumnType<string | null, never, never>
  matter: ColumnType<string | null, never, never>
  record_kind: ColumnType<string | null, never, never>
  record_id: ColumnType<string | null, never, never>
  subject_kind: ColumnType<string | null, never, never>
  subject_id: ColumnType<string | null, never, never>
  organisation_id: ColumnType<string | null, never, never>
  put: ColumnType<Json | null, never, never>
  asked_on: ColumnType<Day | null, never, never>
  answer_by: ColumnType<Day | null, never, never>
  party_answer_id: ColumnType<string | null, never, never>
  agreed: ColumnType<boolean | null, never, never>
  comment: ColumnType<string | null, never, never>
  said: ColumnType<Json | null, never, never>
  way: ColumnType<string | null, never, never>
  given_on: ColumnType<Day | null, never, never>
  given_by: ColumnType<string | null, never, never>
  proof: ColumnType<string | null, never, never>
}

export interface PasskeyTable {
  id: string
  created_at: MomentByDefault
  person_id: string
  name: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: ByDefault<string[]>
  last_used_at: Moment | null
}

export interface PasskeyChallengeTable {
  id: string
  created_at: MomentByDefault
  purpose: 'to-add' | 'to-sign-in'
  challenge_hash: Buffer
  person_id: string | null
  expires_at: Moment
}

export interface PersonTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  name: string
  email: string | null
  phone: ByDefault<string>
  preferred_channel: ByDefault<'email' | 'phone' | 'post' | 'none'>
  language_needs: ByDefault<string>
  format_needs: ByDefault<string>
  erased_at: Moment | null
}

export interface PlanStepTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  objective_id: string | null
  kind: 'activity' | 'milestone'
  what: string
  owner_seat_id: string | null
  alone: ByDefault<boolean>
  due_on: Day
  state: ByDefault<'open' | 'done' | 'dropped'>
  closed_on: Day | null
  note: ByDefault<string>
}

export interface PointTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  response_id: string
  consultation_id: string
  number: number
  source: string
  span_start: number
  span_end: number
  text: string
  document_id: string | null
  paragraph_id: string | null
  question_id: string | null
  off_topic: ByDefault<boolean>
  made_by: string | null
  gist: ByDefault<string>
  folded: ColumnType<string, never, never>
  made_in: string | null
}

export interface PointActionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  point_id: string
  action: 'noted' | 'amended' | 'not-accepted' | 'passed-on'
  reason: string
  passed_to: ByDefault<string>
  decided_by: string | null
  decided_at: MomentByDefault
}

export interface PointAmendmentTable {
  id: string
  created_at: MomentByDefault
  point_id: string
  amendment_id: string
}

export interface PointCodeTable {
  id: string
  created_at: MomentByDefault
  point_id: string
  code: string
  coder_id: string
  suggested: ByDefault<boolean>
}

export interface PolicyChangeTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  organisation_id: string
  title: string
  affects_sector: ByDefault<boolean>
  consultation_id: string | null
  involvement: ByDefault<string>
  no_involvement: ByDefault<string>
  effect: ByDefault<string>
  effect_noted_on: Day | null
}

export interface PolicyInvolvementTable {
  id: string
  created_at: MomentByDefault
  policy_change_id: string
  way: 'decision-making' | 'feedback' | 'design-and-commissioning' | 'delivery' | 'scrutiny'
  offered: boolean
  reason: ByDefault<string>
}

export interface PositionTable {
  id: string
  created_at: MomentByDefault
  decision_id: string
  seat_id: string
  position: string
  counted: ByDefault<boolean>
  by_itself: ByDefault<boolean>
}

export interface PublicityTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  target_group_id: string | null
  what: string
  channel: 'web' | 'email' | 'post' | 'press' | 'social-media' | 'event' | 'network' | 'infrastructure' | 'other'
  happened_on: Day
  reach: ByDefault<string>
  beyond_networks: ByDefault<boolean>
  organisation_id: string | null
  confirmed_on: Day | null
}

export interface QuestionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  section_id: string
  position: number
  type: string
  text: string
  hint: ByDefault<string>
  required: ByDefault<boolean>
  settings: JsonByDefault
  about_document_version_id: string | null
  about_paragraph_id: string | null
  about_process: ByDefault<boolean>
  invites_evidence: ByDefault<boolean>
  about_you: ByDefault<boolean>
  shown_if: Json | null
  asks: ByDefault<'' | 'fair' | 'groups'>
}

export interface QuestionCorrectionTable {
  id: string
  created_at: MomentByDefault
  question_id: string
  text_before: string
  text_after: string
  note: string
  corrected_by: string | null
  choices: Json | null
}

export interface QuestionSetTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  title: string
  note: ByDefault<string>
  questions: Json
  edition: ByDefault<number>
  taken_from_id: string
  kept_on: Day
  put_away_on: Day | null
}

export interface ReadingTable {
  id: string
  created_at: MomentByDefault
  objective_id: string
  read_on: Day
  value: Decimal
  note: ByDefault<string>
}

export interface ReadingCheckTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  response_id: string
  mailed_at: Moment | null
  by_code_only: ByDefault<boolean>
  token_hash: Buffer | null
  used_at: Moment | null
  agrees: boolean | null
  says: ByDefault<string>
  answered_at: Moment | null
  put_right: boolean | null
  answer: ByDefault<string>
  settled_at: Moment | null
  settled_by: string | null
}

export interface RegisterReopeningTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  reason: string
  state_before: 'reported' | 'evaluated'
  reopened_by: string | null
  settled_at: Moment | null
}

export interface RehearsalTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  key: string
  days: ByDefault<number>
  begun_by: string | null
  used_at: Moment
}

export interface RelatedConsultationTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  other_id: string
  answer: 'combined' | 'linked' | 'accepted'
  reason: string
}

export interface RemovedRowTable {
  id: string
  created_at: MomentByDefault
  kind: string
  subject_id: string
  content: Json
  put_back_at: Moment | null
}

export interface ReportBackTable {
  id: string
  created_at: MomentByDefault
  meeting_id: string
  seat_id: string
  person_id: string
  to_whom: string
  how: ByDefault<string>
  what_they_said: ByDefault<string>
  before_meeting: ByDefault<boolean>
  reported_on: Day
}

export interface RespondentContactTable {
  id: string
  created_at: MomentByDefault
  response_id: string
  sealed: Buffer
  reachable: boolean
  acknowledged_at: Moment | null
  feedback_sent_at: Moment | null
  erased_at: Moment | null
  feedback_by_letter: ByDefault<boolean>
  acknowledge_after: Moment | null
  came_back_at: Moment | null
  came_back_told: ByDefault<boolean>
  acknowledged_by_letter: ByDefault<boolean>
}

export interface ResponseTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  reference: string
  channel: 'online' | 'email' | 'letter' | 'paper' | 'spoken'
  state: 'given' | 'changed' | 'withdrawn'
  received_at: Moment
  code_hash: Buffer
  behalf: 'personal' | 'organisation' | 'unknown'
  provenance: ByDefault<'members-asked' | 'accumulated-knowledge' | 'not-stated'>
  sector: ByDefault<string>
  area_part: ByDefault<string>
  confidential: ByDefault<boolean>
  may_publish: ByDefault<boolean>
  may_pass_on: ByDefault<boolean>
  answers: JsonByDefault
  comments: JsonByDefault
  free_text: ByDefault<string>
  scan_file_id: string | null
  keyed_by: string | null
  read_at: Moment | null
  withdrawn_at: Moment | null
  published_as: ByDefault<string>
  late_reason: ByDefault<string>
  checked_by: string | null
  checked_at: Moment | null
  chosen: ColumnType<string[], never, never>
  not_asked: JsonByDefault
  import_id: string | null
  import_mark: Buffer | null
  answered: ColumnType<string[], never, never>
  language: ByDefault<string>
  signatures: number | null
}

export interface ResponseDraftTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  code_hash: Buffer
  sealed: Buffer
  given_response_id: string | null
  saved_at: Moment
}

export interface ResponseImportTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  begun_by: string | null
  source: string
  state: 'columns' | 'reading' | 'ready' | 'taking' | 'taken' | 'dropped' | 'back'
  digest: Buffer
  turn: number
  header: Json
  notes: JsonByDefault
  letters: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null
  sheet: ByDefault<string>
  rows: ByDefault<number>
  plan: Json
  doubles: 'each' | 'once' | null
  late_reason: ByDefault<string>
  counts: JsonByDefault
  kept_until: Day
  taken_at: Moment | null
  taken_by: string | null
  back_at: Moment | null
  back_by: string | null
  back_reason: ByDefault<string>
  sealed_meanings: ByDefault<Buffer>
}

export interface ResponseImportPartTable {
  id: string
  created_at: MomentByDefault
  import_id: string
  position: number
  sealed: Buffer
  read: ByDefault<boolean>
  taken: ByDefault<boolean>
}

export interface ResponseImportRowTable {
  id: string
  created_at: MomentByDefault
  import_id: string
  row: number
  outcome: 'new' | 'there' | 'double' | 'wrong' | 'taken' | 'left' | 'kept'
  late: ByDefault<boolean>
  mark: Buffer | null
  sealed_told: ByDefault<Buffer>
  reference: ByDefault<string>
}

export interface ResponseRevisionTable {
  id: string
  created_at: MomentByDefault
  response_id: string
  replaced_at: Moment
  content: Json
}

export interface ReviewFindingTable {
  id: string
  created_at: MomentByDefault
  partnership_review_id: string
  text: string
}

export interface ReviewObjectiveTable {
  id: string
  created_at: MomentByDefault
  partnership_review_id: string
  objective_id: string
  mark: 'keep' | 'change' | 'drop'
  reason: string
}

export interface ReviewPartnerTable {
  id: string
  created_at: MomentByDefault
  partnership_review_id: string
  partner_id: string
  serves: boolean
  pulls_apart: ByDefault<string>
  gained: ByDefault<string>
  given_on: Day
  given_by: string | null
}

export interface RiskTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  kind: 'risk' | 'problem'
  area: 'money' | 'staff' | 'standing' | 'other'
  about: string
  sharing: ByDefault<string>
  owner_seat_id: string | null
  raised_on: Day
  answer: ByDefault<string>
  settled_on: Day
  closed_on: Day | null
}

export interface RoleGrantTable {
  id: string
  created_at: MomentByDefault
  person_id: string
  role: string
  subject_kind: 'area' | 'organisation' | 'partnership' | 'consultation'
  subject_id: string
  from_day: Day
  to_day: Day | null
  granted_by: string | null
  by_seat: ByDefault<boolean>
}

export interface RuleAdoptionTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string | null
  decision_id: string | null
  decided_on: Day
  decided_by: ByDefault<string>
  recorded_by: string | null
}

export interface RuleValueTable {
  id: string
  created_at: MomentByDefault
  rule_adoption_id: string
  rule: string
  value: Decimal | null
}

export interface SealCheckTable {
  id: string
  created_at: MomentByDefault
  only_one: ByDefault<boolean>
  sealed: Buffer
}

export interface SealOpeningTable {
  id: string
  created_at: MomentByDefault
  respondent_contact_id: string | null
  opened_by: string | null
  opened_by_label: string
  purpose: 'acknowledge' | 'feedback' | 'copy-to-respondent' | 'ask-back' | 'subject-access' | 'erasure' | 'check-keying' | 'confidence'
  scan_of: string | null
}

export interface SeatTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  partner_id: string | null
  sector: 'statutory' | 'voluntary' | 'community' | 'faith' | 'private' | 'other'
  name: string
  role: ByDefault<'chair' | 'vice-chair' | 'secretary' | 'member' | 'adviser'>
  voting: ByDefault<boolean>
  from_day: Day
  to_day: Day | null
  role_text: ByDefault<string>
  goes_on_from: ByDefault<string[]>
}

export interface SectorNewsTable {
  id: string
  created_at: MomentByDefault
  organisation_id: string
  title: string
  topic: string
  place: ByDefault<string>
  body: string
  reply: string
  formats: string
  policy_change_id: string | null
  consultation_id: string | null
  reading_age: Decimal
  sent_on: Day
}

export interface SectorNewsReceiverTable {
  id: string
  created_at: MomentByDefault
  sector_news_id: string
  organisation_id: string
  mailed: boolean
}

export interface SectorQuestionTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  organisation_id: string
  about: 'first-views' | 'whom-to-reach' | 'introduction'
  target_group_id: string | null
  asked_on: Day
  reply: ByDefault<string>
  replied_on: Day | null
  answer: ByDefault<string>
  answered_on: Day | null
  group_agreed_on: Day | null
}

export interface SessionTable {
  id: string
  created_at: MomentByDefault
  token_hash: Buffer
  person_id: string
  user_agent: ByDefault<string>
  expires_at: Moment
  ended_at: Moment | null
  seen_at: MomentByDefault
  way: ByDefault<'link' | 'issuer' | 'passkey'>
  issuer_id: string | null
  proved_at: MomentByDefault | null
}

export interface SightingTable {
  name: string
  seen_at: Moment
  note: string
}

export interface SignInAttemptTable {
  id: string
  created_at: MomentByDefault
  issuer_id: string
  state_hash: Buffer
  browser_hash: Buffer
  sealed: Buffer
  return_to: ByDefault<string>
  fresh: ByDefault<boolean>
  expires_at: Moment
}

export interface SignInIdentityTable {
  id: string
  created_at: MomentByDefault
  issuer_id: string
  address: string
  client_id: string
  subject: string
  person_id: string
  last_used_at: MomentByDefault
}

export interface SignInIssuerTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  name: string
  address: string
  client_id: string
  sealed_secret: ByDefault<Buffer>
  mail_domains: ByDefault<string[]>
  claim_name: ByDefault<string>
  claim_value: ByDefault<string>
  organisation_id: string | null
  state: ByDefault<'on' | 'off'>
  makes_people: ByDefault<boolean>
  only_way: ByDefault<boolean>
  last_came_at: Moment | null
  last_problem: ByDefault<string>
  last_problem_at: Moment | null
}

export interface SignInLinkTable {
  id: string
  created_at: MomentByDefault
  token_hash: Buffer
  person_id: string
  return_to: ByDefault<string>
  expires_at: Moment
  used_at: Moment | null
}

export interface SignatureTable {
  id: string
  created_at: MomentByDefault
  organisation_id: string
  code_id: string
  from_day: Day
  to_day: Day | null
  signed_by: string | null
  version: ByDefault<number>
  fingerprint: string | null
  recorded_on: Day | null
  signer_name: ByDefault<string>
  signer_role: ByDefault<string>
  authority: ByDefault<string>
  withdrawn_on: Day | null
  withdrawn_why: ByDefault<string>
}

export interface SimilarPartnershipTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string
  similar_id: string
  shown_because: string
  answer: 'ruled-out' | 'joined' | 'linked' | null
  reason: ByDefault<string>
}

export interface SpeakingTurnsTable {
  id: string
  created_at: MomentByDefault
  agenda_item_id: string
  seat_id: string
  turns: number
}

export interface StaffLinkTable {
  id: string
  created_at: MomentByDefault
  staff_reader_id: string
  token_hash: Buffer
  asked_on: Day
  used_at: Moment | null
}

export interface StaffLinkCodeTable {
  id: string
  created_at: MomentByDefault
  staff_link_id: string
  code_id: string
}

export interface StaffReaderTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  organisation_id: string
  what: string
  sealed_email: Buffer | null
  ended_on: Day | null
}

export interface StakeholderTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string
  name: string
  organisation_id: string | null
  category: 'voluntary-community' | 'statutory' | 'provider' | 'expert' | 'advisory' | 'funder' | 'affected' | 'other'
  interest: ByDefault<string>
  answer: ByDefault<'listed' | 'invited' | 'partner' | 'consulted' | 'kept-informed' | 'declined' | 'left-out'>
  invited_on: Day | null
  version: ByDefault<number>
  affected: ByDefault<boolean>
  reason: ByDefault<string>
}

export interface StakeholderCategoryTable {
  id: string
  created_at: MomentByDefault
  partnership_id: string
  category: 'voluntary-community' | 'statutory' | 'provider' | 'expert' | 'advisory' | 'funder' | 'affected' | 'other'
  considered_on: Day
}

export interface StartGateTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  need: ByDefault<string>
  existing_work: ByDefault<string>
  constraints: ByDefault<string>
  added_value: ByDefault<string>
  duplicates_checked_on: Day | null
  duplicates_answer: ByDefault<string>
  result: 'go' | 'join' | 'none' | null
  result_reason: ByDefault<string>
  joined_partnership_id: string | null
  decided_on: Day | null
  decided_by: string | null
  under_way: ByDefault<string>
  why_together: ByDefault<string>
  added_value_measure: ByDefault<string>
}

export interface StoreLeftoverTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  kept_as: string
}

export interface StoredFileTable {
  id: string
  created_at: MomentByDefault
  name: string
  media_type: string
  size: number
  sha256: Buffer
  content: Buffer
  subject_kind: string
  subject_id: string
  visibility: 'public' | 'team' | 'sealed'
  uploaded_by: string | null
  kept_as: string | null
  kept_own: ByDefault<boolean>
}

export interface SubjectFindingsTable {
  id: string
  created_at: MomentByDefault
  subject_kind: string
  subject_id: string
  digest: string
  tally: JsonByDefault
  closed_on: Day | null
}

export interface SubmissionTable {
  token: string
  created_at: MomentByDefault
  page: string
  digest: Buffer
  sealed_location: Buffer | null
}

export interface SubstituteTable {
  id: string
  created_at: MomentByDefault
  holding_id: string
  person_id: string
  authority: ByDefault<string>
  from_day: Day
  to_day: Day | null
  not_for: ByDefault<('money' | 'staff' | 'policy')[]>
  most: Decimal | null
}

export interface SuccessTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  what: string
  credit: string
  happened_on: Day
}

export interface SurveyAnswerTable {
  id: string
  survey_round_id: string
  sector: string
  answers: Json
}

export interface SurveyRoundTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  kind: 'pulse' | 'health-check' | 'working-together'
  opened_on: Day
  closes_on: Day
  closed_on: Day | null
  summary: ByDefault<string>
}

export interface SurveyTakenTable {
  id: string
  survey_round_id: string
  seat_id: string
}

export interface TakingPartTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  organisation_id: string
  says: 'answered' | 'declined'
  said_on: Day
  said_by: string | null
  for_others: ByDefault<boolean>
  results_passed_on: Day | null
}

export interface TargetGroupTable {
  id: string
  created_at: MomentByDefault
  consultation_id: string
  name: string
  expected: number | null
  seldom_heard: ByDefault<boolean>
  outreach: ByDefault<string>
  outreach_done_on: Day | null
  methods: ByDefault<string>
  languages: ByDefault<string>
}

export interface TaskAsideTable {
  id: string
  created_at: MomentByDefault
  person_id: string
  task: string
  title: string
  subject_kind: string
  subject_id: string | null
  until: Day | null
  reason: ByDefault<string>
  ended_at: Moment | null
}

export interface TermsTopicTable {
  id: string
  created_at: MomentByDefault
  document_version_id: string
  topic: 'purpose' | 'membership' | 'voting' | 'authority' | 'accountability' | 'conduct' | 'conflicts' | 'disputes' | 'review' | 'end' | 'equality' | 'autonomy'
  paragraph_id: string
}

export interface TimescaleChallengeTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  organisation_id: string
  made_by: string | null
  reason: string
  answer: ByDefault<string>
  answered_on: Day | null
}

export interface TriesTable {
  mark: Buffer
  count: number
  until: Moment
}

export interface UnfinishedAreaTable {
  id: string
  created_at: MomentByDefault
}

export interface WeightingTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  consultation_id: string
  weights: Json
  reason: string
  declared_on: Day
  declared_by: string | null
  back_on: Day | null
  back_because: ByDefault<string>
}

export interface WordingCheckTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  document_version_id: string
  reading_age: Decimal
  long_sentences: number
  dealt_with: ByDefault<string>
  reader: ByDefault<string>
  read_on: Day | null
}

export interface WordingComparisonTable {
  id: ByDefault<string>
  created_at: MomentByDefault
  consultation_id: string
  with_confidential: boolean
  compared_at: Moment
  took_ms: number
  stamp: string
  responses: number
  shared: number
}

export interface WrittenAnswerTable {
  id: string
  created_at: MomentByDefault
  written_procedure_id: string
  seat_id: string
  person_id: string | null
  position: string
  view: ByDefault<string>
  acted_as: ByDefault<'holder' | 'substitute'>
  way: ByDefault<'account' | 'link'>
}

export interface WrittenLinkTable {
  id: string
  created_at: MomentByDefault
  written_procedure_id: string
  seat_id: string
  person_id: string
  acted_as: 'holder' | 'substitute'
  token_hash: Buffer
  used_at: Moment | null
}

export interface WrittenProcedureTable {
  id: string
  created_at: MomentByDefault
  version: ByDefault<number>
  partnership_id: string
  text: string
  basis: ByDefault<string>
  why_written: string
  binds: ByDefault<string>
  owner_seat_id: string | null
  subject_to_confirmation: ByDefault<boolean>
  asked_on: Day
  closes_on: Day
  closed_on: Day | null
  result: 'taken' | 'not-taken' | 'called-off' | null
  result_note: ByDefault<string>
  decision_id: string | null
  matters: ByDefault<('money' | 'staff' | 'policy')[]>
  cost: Decimal | null
  rules: Json | null
  terms_version_id: string | null
  approves_meeting_id: string | null
  closes_at: Hour | null
  closed_to_public: ByDefault<boolean>
  closed_reason: ByDefault<string>
  relook_on: Day | null
}

export interface DB {
  action: ActionTable
  affiliation: AffiliationTable
  agenda_item: AgendaItemTable
  agenda_template: AgendaTemplateTable
  agenda_template_item: AgendaTemplateItemTable
  amendment: AmendmentTable
  answer_change: AnswerChangeTable
  answer_count: AnswerCountTable
  answer_file: AnswerFileTable
  answer_file_opening: AnswerFileOpeningTable
  answer_file_use: AnswerFileUseTable
  area: AreaTable
  asking_answer: AskingAnswerTable
  asking_invitation: AskingInvitationTable
  asking_round: AskingRoundTable
  attendance: AttendanceTable
  audit_entry: AuditEntryTable
  backing_link: BackingLinkTable
  belonging: BelongingTable
  board_link: BoardLinkTable
  board_report: BoardReportTable
  board_rules: BoardRulesTable
  body_change: BodyChangeTable
  body_change_body: BodyChangeBodyTable
  bulk_act: BulkActTable
  bulk_act_point: BulkActPointTable
  bulk_act_text: BulkActTextTable
  busy_period: BusyPeriodTable
  campaign: CampaignTable
  campaign_member: CampaignMemberTable
  case_helper: CaseHelperTable
  case_party: CasePartyTable
  case_step: CaseStepTable
  chair_passed: ChairPassedTable
  champion: ChampionTable
  closure_look: ClosureLookTable
  code: CodeTable
  code_comment: CodeCommentTable
  code_draft: CodeDraftTable
  code_draft_clause: CodeDraftClauseTable
  code_draft_practice: CodeDraftPracticeTable
  code_draft_rejection: CodeDraftRejectionTable
  code_draft_section: CodeDraftSectionTable
  code_erratum: CodeErratumTable
  code_format_request: CodeFormatRequestTable
  code_suggesting: CodeSuggestingTable
  code_suggestion: CodeSuggestionTable
  code_term: CodeTermTable
  codebook_change: CodebookChangeTable
  codebook_code: CodebookCodeTable
  community: CommunityTable
  compact_review: CompactReviewTable
  compact_review_action: CompactReviewActionTable
  compact_review_score: CompactReviewScoreTable
  compact_review_sign_off: CompactReviewSignOffTable
  concern: ConcernTable
  confidence_answer: ConfidenceAnswerTable
  consultation: ConsultationTable
  consultation_decision: ConsultationDecisionTable
  consultation_edition: ConsultationEditionTable
  consultation_language: ConsultationLanguageTable
  consultation_notice: ConsultationNoticeTable
  consultation_report: ConsultationReportTable
  consultation_rewording: ConsultationRewordingTable
  consultation_wording: ConsultationWordingTable
  contribution: ContributionTable
  decision: DecisionTable
  decision_confirmation: DecisionConfirmationTable
  decision_seat: DecisionSeatTable
  delegated_power: DelegatedPowerTable
  demand: DemandTable
  departure: DepartureTable
  directory_import: DirectoryImportTable
  directory_import_piece: DirectoryImportPieceTable
  directory_import_row: DirectoryImportRowTable
  document: DocumentTable
  document_version: DocumentVersionTable
  edition_answer: EditionAnswerTable
  edition_notice: EditionNoticeTable
  edition_set: EditionSetTable
  election: ElectionTable
  election_body: ElectionBodyTable
  election_link: ElectionLinkTable
  election_nomination: ElectionNominationTable
  election_paper: ElectionPaperTable
  ending_handover: EndingHandoverTable
  ending_receiver: EndingReceiverTable
  entry_answer: EntryAnswerTable
  entry_link: EntryLinkTable
  erasure: ErasureTable
  evaluation: EvaluationTable
  explanation_request: ExplanationRequestTable
  finding: FindingTable
  finding_now: FindingNowTable
  finding_spell: FindingSpellTable
  finding_view: FindingViewTable
  form_section: FormSectionTable
  format_request: FormatRequestTable
  glossary_term: GlossaryTermTable
  held_file: HeldFileTable
  held_file_piece: HeldFilePieceTable
  held_form: HeldFormTable
  holding: HoldingTable
  identifying_act: IdentifyingActTable
  identifying_wait: IdentifyingWaitTable
  identifying_words: IdentifyingWordsTable
  import_draft: ImportDraftTable
  infrastructure_question: InfrastructureQuestionTable
  interest: InterestTable
  interest_declared: InterestDeclaredTable
  interest_invitation: InterestInvitationTable
  interest_told: InterestToldTable
  interim_review: InterimReviewTable
  invitee: InviteeTable
  invitee_suggestion: InviteeSuggestionTable
  item_vote: ItemVoteTable
  item_vote_cast: ItemVoteCastTable
  join_request: JoinRequestTable
  joint_view: JointViewTable
  language_confirmation: LanguageConfirmationTable
  language_proposal: LanguageProposalTable
  late_response: LateResponseTable
  lesson: LessonTable
  lesson_adoption: LessonAdoptionTable
  lesson_use: LessonUseTable
  meeting: MeetingTable
  meeting_date_told: MeetingDateToldTable
  meeting_joining: MeetingJoiningTable
  meeting_move: MeetingMoveTable
  meeting_other: MeetingOtherTable
  meeting_reminder: MeetingReminderTable
  membership_list: MembershipListTable
  minority_view: MinorityViewTable
  minutes_correction: MinutesCorrectionTable
  minutes_erratum: MinutesErratumTable
  noticed_record: NoticedRecordTable
  objective: ObjectiveTable
  organisation: OrganisationTable
  organisation_identifier: OrganisationIdentifierTable
  other_area_reading: OtherAreaReadingTable
  other_areas: OtherAreasTable
  outgoing_mail: OutgoingMailTable
  outlook: OutlookTable
  own_entry: OwnEntryTable
  own_entry_named: OwnEntryNamedTable
  pack_document: PackDocumentTable
  paper: PaperTable
  paper_read: PaperReadTable
  paragraph: ParagraphTable
  paragraph_origin: ParagraphOriginTable
  paragraph_text: ParagraphTextTable
  partner: PartnerTable
  partnership: PartnershipTable
  partnership_ending: PartnershipEndingTable
  partnership_entry: PartnershipEntryTable
  partnership_entry_named: PartnershipEntryNamedTable
  partnership_review: PartnershipReviewTable
  partnership_switch: PartnershipSwitchTable
  party_answer: PartyAnswerTable
  party_link: PartyLinkTable
  party_request: PartyRequestTable
  party_standing: PartyStandingTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  person: PersonTable
  plan_step: PlanStepTable
  point: PointTable
  point_action: PointActionTable
  point_amendment: PointAmendmentTable
  point_code: PointCodeTable
  policy_change: PolicyChangeTable
  policy_involvement: PolicyInvolvementTable
  position: PositionTable
  publicity: PublicityTable
  question: QuestionTable
  question_correction: QuestionCorrectionTable
  question_set: QuestionSetTable
  reading: ReadingTable
  reading_check: ReadingCheckTable
  register_reopening: RegisterReopeningTable
  rehearsal: RehearsalTable
  related_consultation: RelatedConsultationTable
  removed_row: RemovedRowTable
  report_back: ReportBackTable
  respondent_contact: RespondentContactTable
  response: ResponseTable
  response_draft: ResponseDraftTable
  response_import: ResponseImportTable
  response_import_part: ResponseImportPartTable
  response_import_row: ResponseImportRowTable
  response_revision: ResponseRevisionTable
  review_finding: ReviewFindingTable
  review_objective: ReviewObjectiveTable
  review_partner: ReviewPartnerTable
  risk: RiskTable
  role_grant: RoleGrantTable
  rule_adoption: RuleAdoptionTable
  rule_value: RuleValueTable
  seal_check: SealCheckTable
  seal_opening: SealOpeningTable
  seat: SeatTable
  sector_news: SectorNewsTable
  sector_news_receiver: SectorNewsReceiverTable
  sector_question: SectorQuestionTable
  session: SessionTable
  sighting: SightingTable
  sign_in_attempt: SignInAttemptTable
  sign_in_identity: SignInIdentityTable
  sign_in_issuer: SignInIssuerTable
  sign_in_link: SignInLinkTable
  signature: SignatureTable
  similar_partnership: SimilarPartnershipTable
  speaking_turns: SpeakingTurnsTable
  staff_link: StaffLinkTable
  staff_link_code: StaffLinkCodeTable
  staff_reader: StaffReaderTable
  stakeholder: StakeholderTable
  stakeholder_category: StakeholderCategoryTable
  start_gate: StartGateTable
  store_leftover: StoreLeftoverTable
  stored_file: StoredFileTable
  subject_findings: SubjectFindingsTable
  submission: SubmissionTable
  substitute: SubstituteTable
  success: SuccessTable
  survey_answer: SurveyAnswerTable
  survey_round: SurveyRoundTable
  survey_taken: SurveyTakenTable
  taking_part: TakingPartTable
  target_group: TargetGroupTable
  task_aside: TaskAsideTable
  terms_topic: TermsTopicTable
  timescale_challenge: TimescaleChallengeTable
  tries: TriesTable
  unfinished_area: UnfinishedAreaTable
  weighting: WeightingTable
  wording_check: WordingCheckTable
  wording_comparison: WordingComparisonTable
  written_answer: WrittenAnswerTable
  written_link: WrittenLinkTable
  written_procedure: WrittenProcedureTable
}
