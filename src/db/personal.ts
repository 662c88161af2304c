/**
 * What the tables hold of people: each with its last day, and with how it is erased. A test compares this with the tables, with the list
 * of erasures and with the sources, so that nothing which holds a way to reach somebody can come without them. The reference prints it.
 */
import type { Erasable } from './erasures.ts'

/** How something about somebody ends. */
export type Ends =
  /** By an erasure of its own, which stands in the list and is made again in an older copy. */
  | { readonly erased: Erasable | readonly [Erasable, ...Erasable[]] }
  /** In the same transaction as another erasure. */
  | { readonly with: Erasable }
  /** By itself within days, also in a copy; a restored copy starts without it. */
  | { readonly ends: 'when-restored' }
  /** By itself within days of when it was written, in a copy as well. */
  | { readonly ends: 'by-itself' }
  /** Never: it is said for an office or a body, or is the record of what somebody did, or names nobody. */
  | { readonly stays: 'office' | 'record' | 'nobody' }

/** Columns of a table that hold something about somebody. */
export type Personal = {
  readonly table: string
  readonly columns: readonly string[]
  /** What it is, and until when it is kept. */
  readonly what: string
  readonly until: string
} & Ends

const office = (table: string, columns: readonly string[], what: string): Personal => ({
  table,
  columns,
  what,
  until: 'as long as the record',
  stays: 'office',
})

const record = (table: string, columns: readonly string[], what: string): Personal => ({
  table,
  columns,
  what,
  until: 'as long as the record',
  stays: 'record',
})

const nobody = (table: string, columns: readonly string[], what: string): Personal => ({
  table,
  columns,
  what,
  until: 'as long as the record',
  stays: 'nobody',
})

const soon = (table: string, columns: readonly string[], what: string, until: string): Personal => ({
  table,
  columns,
  what,
  until,
  ends: 'by-itself',
})

/** Everything about people, table by table. */
export const personal: readonly Personal[] = [
  {
    table: 'respondent_contact',
    columns: ['sealed'],
    what: 'how a respondent can be reached',
    until:
      "the area's months after feedback, outcome or withdrawal, and twice as long after the close in any case; or when they say so",
    erased: 'contact',
  },
  {
    table: 'late_response',
    columns: ['sealed'],
    what: 'what came after the close, with how its giver can be reached',
    until: 'it is decided, at the latest the last day of the contacts of its consultation',
    erased: ['late', 'late-contact'],
  },
  {
    table: 'response_draft',
    columns: ['sealed'],
    what: 'an unfinished response',
    until: 'it is given, or 30 days after the close or after it was saved last',
    erased: 'draft-contact',
  },
  {
    table: 'interest',
    columns: ['sealed', 'unsealed_email', 'email_mark', 'token_hash'],
    what: 'the address of somebody who asked to be told',
    until: 'the day that the page names, or when they say so',
    erased: 'wish',
  },
  {
    table: 'format_request',
    columns: ['sealed_contact'],
    what: 'how whoever asked for another format of a consultation can be reached',
    until: '30 days after the answer, 180 after it was due',
    erased: 'format',
  },
  {
    table: 'code_format_request',
    columns: ['sealed_contact'],
    what: 'how whoever asked for a code in another format can be reached',
    until: '30 days after the answer, 180 after it was due',
    erased: 'code-format',
  },
  {
    table: 'concern',
    columns: ['sealed_contact'],
    what: 'how whoever raised a concern can be reached',
    until: '30 days after it was settled, 2 years after it was raised',
    erased: 'concern',
  },
  {
    table: 'join_request',
    columns: ['sealed_contact'],
    what: 'how whoever asked to join a partnership can be reached',
    until: '30 days after the answer, 180 after it was asked',
    erased: 'join',
  },
  {
    table: 'person',
    columns: ['name', 'email', 'phone', 'language_needs', 'format_needs'],
    what: 'a person with a sign-in',
    until: 'they or the secretariat erase it',
    erased: 'person',
  },
  { table: 'passkey', columns: ['name'], what: 'a passkey', until: 'its person is erased', with: 'person' },
  {
    table: 'sign_in_identity',
    columns: ['address'],
    what: 'a sign-in of an organisation',
    until: 'its person is erased',
    with: 'person',
  },
  {
    table: 'entry_answer',
    columns: ['comment'],
    what: 'what somebody said of what reached them',
    until: 'its person is erased',
    with: 'person',
  },
  {
    table: 'election_nomination',
    columns: ['statement'],
    what: 'what somebody who stands for election says of themselves',
    until: 'its person is erased',
    with: 'person',
  },
  {
    table: 'outgoing_mail',
    columns: ['sealed', 'to_address'],
    what: 'mail',
    until: '90 days after it left; with the contact that it was sent to',
    with: 'contact',
  },
  {
    table: 'backing_link',
    columns: ['comment'],
    what: 'what a representative said of what is promised to them',
    until: 'its person is erased',
    with: 'person',
  },
  {
    table: 'staff_reader',
    columns: ['sealed_email'],
    what: 'the address of a post or department that is to read the codes its organisation signed',
    until: 'it reads for the organisation no more',
    erased: 'staff',
  },
  {
    table: 'identifying_words',
    columns: ['words'],
    what: 'words of a response that may show who somebody is',
    until: 'the response says them no more, or it is withdrawn',
    stays: 'record',
  },
  ...[
    'session',
    'sign_in_link',
    'party_link',
    'written_link',
    'entry_link',
    'reading_check',
    'staff_link',
    'asking_invitation',
    'election_link',
    'backing_link',
  ].map(
    (table): Personal => ({
      table,
      columns: ['token_hash'],
      what: 'a link or sign-in, of which only a hash is kept',
      until: 'it ran out or was used',
      ends: 'when-restored',
    }),
  ),
  ...(
    [
      ['sign_in_attempt', ['sealed'], 'a sign-in under way', 'it ran out'],
      ['held_form', ['token_hash', 'sealed'], 'a form kept for whoever has to sign in anew', 'it ran out'],
      ['held_file', ['token_hash', 'sealed', 'sender_mark'], 'its files', 'it ran out'],
      ['held_file_piece', ['sealed'], 'what stands in them', 'it ran out'],
      [
        'response_import_part',
        ['sealed'],
        'a file of responses that is being brought in',
        'it is taken in, or its day',
      ],
      ['response_import', ['sealed_meanings'], 'what the words of such a file mean', 'it is taken in, or its day'],
    ] as const
  ).map(([table, columns, what, until]): Personal => ({ table, columns, what, until, ends: 'when-restored' })),
  soon('response_import_row', ['mark', 'sealed_told'], 'what is told of its rows', 'the day of the file'),
  soon(
    'body_change',
    ['changed_rows'],
    'the words of a term that was to begin when a body merged',
    '90 days after, or it is taken back',
  ),
  soon('directory_import', ['rows'], 'organisations on their way in', 'it is taken in, or its day'),
  soon('directory_import_piece', ['bytes'], 'a file of such organisations', 'it is read, or its day'),
  soon('directory_import_row', ['cells', 'name'], 'a row of such a list', 'it is taken in, or its day'),
  soon('membership_list', ['cells'], 'a list of members that is being brought in', 'it is taken over, or its day'),
  soon('submission', ['sealed_location'], 'where a form led', '90 days'),
  soon('answer_file', ['sender_mark'], 'a mark of where a file came from', 'it is given, or 30 days after the close'),
  soon('tries', ['mark'], 'how often somebody tried something', 'minutes, a day at most'),
  nobody('interest_told', ['email_mark'], 'a mark of who was told of a consultation: random once that is long over'),
  nobody('agenda_template', ['name'], 'what a board calls an agenda that it keeps'),
  nobody('schema_migration', ['name'], 'the name of a step of the tables'),
  nobody('response', ['import_mark'], 'a mark of a row of a file, against taking it in twice'),
  nobody('seal_check', ['sealed'], 'a text of the program, by which it knows the key'),
  nobody('sign_in_issuer', ['sealed_secret', 'name', 'address', 'claim_name'], 'a provider of sign-ins'),
  nobody('stored_file', ['name'], 'the name of a file; of a sealed one it is empty'),
  nobody(
    'seal_opening',
    ['respondent_contact_id'],
    'which contact was opened; empty of its content once that is erased',
  ),
  nobody('edition_notice', ['addresses'], 'how many addresses were told of an edition'),
  nobody('review_objective', ['mark'], 'whether an objective is kept'),
  nobody('consultation_report', ['diverse_needs'], 'what a report says of diverse needs'),
  ...(
    [
      ['busy_period', 'name'],
      ['codebook_change', 'from_name'],
      ['codebook_change', 'to_name'],
      ['codebook_code', 'name'],
      ['community', 'name'],
      ['partnership', 'name'],
      ['seat', 'name'],
      ['sighting', 'name'],
      ['target_group', 'name'],
      ['area', 'name'],
      ['area', 'compact_name'],
      ['other_areas', 'addresses'],
      ['other_area_reading', 'address'],
    ] as const
  ).map(([table, column]) => nobody(table, [column], 'a name or address of something that is nobody')),
  office(
    'area',
    ['contact_name', 'contact_address', 'contact_phone', 'contact_email'],
    'how the secretariat is reached',
  ),
  office(
    'consultation',
    ['contact_name', 'contact_address', 'contact_phone', 'contact_email'],
    'who answers questions',
  ),
  office(
    'organisation',
    ['name', 'email', 'email_before', 'phone', 'language_needs', 'format_needs'],
    'an organisation',
  ),
  office('partner', ['support_needs'], 'what a partner needs to take part'),
  office('invitee', ['name'], 'whom a consultation invites: a body or a group'),
  office('invitee_suggestion', ['who'], 'whom somebody suggests to invite'),
  office('stakeholder', ['name'], 'whom a partnership affects: a body or a group'),
  record('signature', ['signer_name'], 'who signed a code for a body'),
  record('party_answer', ['name', 'comment'], 'who answered for a body, and what'),
  record('party_standing', ['comment'], 'the answer of a body that counts'),
  record('meeting_other', ['name'], 'who was in the room beside the seats'),
  record('report_back', ['to_whom'], 'to whom a seat reported'),
  record('case_party', ['who'], 'a party of a disagreement that is no organisation'),
  record('case_helper', ['name'], 'a mediator or adviser in a disagreement'),
  record('decision_seat', ['name'], 'a seat as it was entitled when a decision was taken'),
  record('decision_confirmation', ['who', 'note'], 'who must confirm a decision, and what was noted of their word'),
  record('join_request', ['who'], 'who asked to join'),
  record('code_comment', ['comment'], 'what somebody said of a code in public, without a name'),
  record('compact_review_score', ['comment'], 'what a reviewer said of a score'),
]

/** Columns that hold, by their names, something about somebody; of views as well. */
export const looksPersonal =
  /^sealed|(^|_)(name|email|phone|address|addresses|who|whom|contact\w*|mark|needs|token_hash|comment)$/

/** The kinds of erasure by which a table ends; none where it ends otherwise. */
export function erasuresOf(each: Personal): readonly Erasable[] {
  return 'erased' in each ? [each.erased].flat() : []
}
