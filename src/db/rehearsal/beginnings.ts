/**
 * What the copy of a consultation begins with when it is rehearsed. Everything else begins empty: what people said, what was sent to
 * them and what was written down about it is in no rehearsal. A test holds that every table which names a consultation is listed
 * in one of the two.
 */

/** Rows of a table, by a condition in which $1 is the consultation. */
export type Beginning = { readonly table: string; readonly where: string }

const OF_PACK = `(select v.document_id from public.pack_document p join public.document_version v on v.id = p.document_version_id
  where p.consultation_id = $1
  union select id from public.document where subject_kind = 'consultation' and subject_id = $1)`

const VERSIONS = `(select id from public.document_version where document_id in ${OF_PACK})`

const ofConsultation = [
  'consultation_edition',
  'consultation_language',
  'consultation_wording',
  'consultation_rewording',
  'form_section',
  'question',
  'pack_document',
  'target_group',
  'publicity',
] as const

const withoutIt = [
  'area',
  'busy_period',
  'code',
  'code_erratum',
  'code_term',
  'demand',
  'edition_set',
  'rule_adoption',
  'rule_value',
] as const

/** The rows that a rehearsal begins with. What they link to comes with them. */
export const beginnings: readonly Beginning[] = [
  ...withoutIt.map(table => ({ table, where: 'true' })),
  { table: 'organisation', where: 'proposed_in is null or proposal_seen_on is not null' },
  { table: 'consultation', where: 'id = $1' },
  ...ofConsultation.map(table => ({ table, where: 'consultation_id = $1' })),
  { table: 'invitee', where: 'consultation_id = $1 and organisation_id is not null' },
  { table: 'departure', where: `subject_kind = 'consultation' and subject_id = $1` },
  { table: 'document', where: `id in ${OF_PACK}` },
  { table: 'document_version', where: `document_id in ${OF_PACK}` },
  { table: 'paragraph', where: `document_id in ${OF_PACK}` },
  { table: 'paragraph_text', where: `document_version_id in ${VERSIONS}` },
  { table: 'paragraph_origin', where: `document_version_id in ${VERSIONS}` },
  { table: 'wording_check', where: `document_version_id in ${VERSIONS}` },
  { table: 'glossary_term', where: `document_id is null or document_id in ${OF_PACK}` },
]

/**
 * Columns that are another thing in a rehearsal: nobody is named or can be reached there, and what leads to other consultations and
 * partnerships leads nowhere.
 */
export const otherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  area: { governing_partnership_id: 'null', findings_recorded_on: 'null' },
  person: {
    name: `'A person of the team'`,
    email: 'null',
    phone: `''`,
    language_needs: `''`,
    format_needs: `''`,
  },
  organisation: { email: `''`, phone: `''`, proposed_in: 'null' },
  code: { consultation_id: 'null', document_id: 'null' },
  consultation: { copied_from_id: 'null' },
  // What it was kept from is another consultation: in a rehearsal a section has no set.
  form_section: { question_set_id: 'null', question_set_edition: 'null' },
  rule_adoption: { partnership_id: 'null', decision_id: 'null' },
}
