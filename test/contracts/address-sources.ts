/** Where the contract tests find records of the demonstration area for each kind of address. */
import { kinds as ownKinds } from '../../src/features/books/kinds.ts'
import { books } from '../../src/features/organisations/index.ts'
import { kinds } from '../../src/features/partnerships/entries/kinds.ts'
import { addressSources as withMore } from '../support/addresses.ts'

const ofConsultation = (columns: string, from: string, limit = 3): string =>
  `select c.slug, ${columns} from consultation c join ${from} order by c.created_at limit ${limit}`

const packDocuments = `select c.slug, d.slug as doc, d.slug as document, 'pdf' as format from consultation c
  join document d on d.subject_id = c.id order by c.created_at limit 3`

const drafts = `select d.id, 0 as at, 0 as number, d.trees -> 0 -> 'paragraphs' -> 1 ->> 'key' as key from import_draft d
  order by d.kept_at nulls first limit 2`

const ofPartnership = (columns: string, from: string, limit = 3): string =>
  `select p.slug, ${columns} from partnership p join ${from} limit ${limit}`

const ofElectionBody = ofPartnership(
  'e.id as election, b.id as body',
  'election e on e.partnership_id = p.id join election_body b on b.election_id = e.id',
)

const ofBelonging = `select o.slug, b.id as belonging from organisation o join belonging b on b.organisation_id = o.id limit 2`

/** A record of each kind that a partnership keeps of itself. */
const entryPages = Object.fromEntries(
  kinds.map(({ book, name }) => [
    `/partnerships/:slug/${book}/${name}/:entry`,
    ofPartnership('e.id as entry', `partnership_entry e on e.partnership_id = p.id and e.kind = '${name}'`, 1),
  ]),
)
/** A record of each kind that an organisation, or the Compact, keeps of itself. */
const bookPages = Object.fromEntries(
  ownKinds.map(({ book, name }) =>
    books[book] === 'compact'
      ? [`/compact/${book}/${name}/:entry`, `select id as entry from own_entry where kind = '${name}' limit 1`]
      : [
          `/organisations/:slug/${book}/${name}/:entry`,
          `select o.slug, e.id as entry from own_entry e join organisation o on o.id = e.organisation_id where e.kind = '${name}' limit 1`,
        ],
  ),
)
const asksSeats = kinds.filter(({ asks }) => asks === 'seats').map(({ name }) => `'${name}'`)

export const addressSources = withMore({
  ...entryPages,
  ...bookPages,
  '/partnerships/:slug/entries/:entry/answer': ofPartnership(
    'e.id as entry',
    `partnership_entry e on e.partnership_id = p.id and e.kind in (${asksSeats.join(', ')})`,
    2,
  ),
  '/acknowledgements/:token': `select repeat('a', 43) as token`,
  '/backing/:token': `select repeat('a', 43) as token`,
  '/organisations/:slug/staff/:reader': `select o.slug, r.id as reader from organisation o join staff_reader r on r.organisation_id = o.id limit 2`,
  '/partnerships/:slug/joint-views/:view/response': ofPartnership(
    'j.id as view',
    'joint_view j on j.partnership_id = p.id',
  ),
  '/partnerships/:slug/joint-views/:view/withdrawal': ofPartnership(
    'j.id as view',
    'joint_view j on j.partnership_id = p.id',
  ),
  '/elections/nominate/:token': `select repeat('a', 43) as token`,
  '/elections/vote/:token': `select repeat('a', 43) as token`,
  '/elections/standing/:token': `select repeat('a', 43) as token`,
  '/partnerships/:slug/elections/:election': ofPartnership('e.id as election', 'election e on e.partnership_id = p.id'),
  '/partnerships/:slug/elections/:election/declaration': ofPartnership(
    'e.id as election',
    'election e on e.partnership_id = p.id',
  ),
  '/partnerships/:slug/elections/:election/calling-off': ofPartnership(
    'e.id as election',
    'election e on e.partnership_id = p.id',
  ),
  '/partnerships/:slug/elections/:election/bodies/:body/nomination': ofElectionBody,
  '/partnerships/:slug/elections/:election/bodies/:body/vote': ofElectionBody,
  '/organisations/:slug/changes/:change': `select o.slug, b.body_change_id as change from organisation o join body_change_body b on b.organisation_id = o.id limit 2`,
  '/organisations/:slug/belonging/:belonging': ofBelonging,
  '/organisations/:slug/belonging/:belonging/ending': ofBelonging,
  '/asking/:token': `select repeat('a', 43) as token`,
  '/organisations/:slug/asking/:round/answer': `select o.slug, r.id as round from organisation o join asking_round r on r.organisation_id = o.id limit 3`,
  '/organisations/:slug/asking/:round/consequences': `select o.slug, r.id as round from organisation o join asking_round r on r.organisation_id = o.id limit 3`,
  '/seat-answers/:token': `select repeat('a', 43) as token`,
  '/api/v1/organisations/:key': 'select slug as key from organisation limit 1',
  '/api/v1/partnerships/:key': 'select slug as key from partnership where public limit 1',
  '/api/v1/meetings/:key':
    'select m.id as key from meeting m join partnership p on p.id = m.partnership_id where p.public limit 1',
  '/api/v1/decisions/:key': 'select id as key from decision limit 3',
  '/api/v1/consultations/:key': 'select slug as key from consultation where published_at is not null limit 1',
  '/api/v1/codes/:key': `select edition as key from code where status = 'in-force' limit 1`,
  '/areas/practices/:id': `select d.practice as id from finding_now f join demand d on d.id = f.demand_id
    where f.verdict in ('met', 'explained', 'partly', 'notMet') and f.subject_kind in ('organisation', 'compact') limit 2`,
  '/api/hsds/organizations/:key': 'select id as key from organisation where ended_on is null limit 1',
  '/api/schemas/:name': `select 'clause.json' as name`,
  '/api/v1/clauses/:key': `select edition || ':1.1' as key from code where status = 'in-force' limit 1`,
  '/api/v1/seats/:key': 'select id as key from seat limit 3',
  '/api/v1/people/:key': 'select person_id as key from holding limit 2',
  '/api/v1/elections/:key': 'select id as key from election limit 2',
  '/api/v1/reviews/:key': 'select id as key from compact_review limit 2',
  '/api/v1/contributions/:key': 'select id as key from contribution limit 2',
  '/api/v1/actions/:key': 'select id as key from action limit 3',
  '/api/v1/registers/:key': 'select slug as key from consultation where reported_at is not null limit 1',
  '/api/v1/views/:key': 'select id as key from finding_view limit 2',
  '/api/v1/comments/:key': 'select id as key from code_comment where answered_on is not null limit 1',
  '/api/v1/practices/:key': `select 'consultation.standard-period' as key`,
  '/api/v1/signatures/:key': 'select id as key from signature limit 1',
  '/api/v1/findings/:key': 'select id as key from finding_now limit 3',
  '/api/v1/findings-over-time/:key': `select findings_recorded_on as key from area`,
  '/api/v1/departures/:key': 'select id as key from departure limit 1',
  '/compact/champions/:id/end': `select id from champion limit 3`,
  '/consultations/:slug/departures/:id/withdrawal': `select c.slug, d.id from departure d join consultation c on c.id = d.subject_id limit 2`,
  '/tasks/:key': `select repeat('0', 24) as key`,
  '/kiosk/:slug': `select slug from consultation where state = 'open' order by created_at limit 1`,
  '/readings/:token': `select repeat('a', 43) as token`,
  '/consultations/:slug/readings/:id': ofConsultation(
    'k.id',
    'response r on r.consultation_id = c.id join reading_check k on k.response_id = r.id and k.agrees is false',
  ),
  '/c/:short': `select short from consultation where published_at is not null order by created_at limit 2`,
  '/consultations/:slug/imports/:id': `select c.slug, i.id from response_import i join consultation c on c.id = i.consultation_id order by i.id limit 2`,
  '/consultations/:slug/imports/:id/columns': `select c.slug, i.id from response_import i join consultation c on c.id = i.consultation_id where i.state = 'ready' order by i.id limit 2`,
  '/consultations/:slug/imports/:id/words': `select c.slug, i.id from response_import i join consultation c on c.id = i.consultation_id where i.state = 'ready' order by i.id limit 2`,
  '/consultations/:slug/imports/:id/rows.csv': `select c.slug, i.id from response_import i join consultation c on c.id = i.consultation_id order by i.id limit 2`,
  '/consultations/:slug/imports/:id/taking-back': `select c.slug, i.id from response_import i join consultation c on c.id = i.consultation_id where i.state = 'taken' order by i.id limit 2`,
  '/languages/:code': `select unnest(languages) as code from area limit 2`,
  '/languages/:slug/words': `select 'pl' as slug`,
  '/languages/:slug/proposals': `select 'pl' as slug`,
  '/languages/:slug/confirmed.yaml': `select 'pl' as slug`,
  '/languages/:slug/words/:key': `select 'pl' as slug, 'web.skip' as key`,
  '/languages/:slug/proposals/:id': `select language as slug, id from language_proposal order by state limit 2`,
  '/consultations/:slug/plan/languages/:language': ofConsultation(
    'l.language',
    'consultation_language l on l.consultation_id = c.id',
  ),
  '/consultations/:slug/codebook/:code': ofConsultation('k.id as code', 'codebook_code k on k.consultation_id = c.id'),
  '/consultations/:slug/points/together/:act': ofConsultation('b.id as act', 'bulk_act b on b.consultation_id = c.id'),
  '/consultations/:slug/doubts/:id': ofConsultation(
    'v.id',
    `finding_view v on v.subject_id = c.id and v.says = 'doubted'`,
  ),
  '/organisations/:slug/doubts/:id': `select o.slug, v.id from organisation o
    join finding_view v on v.subject_id = o.id and v.says = 'doubted' limit 3`,
  '/partnerships/:slug/doubts/:id': ofPartnership(
    'v.id',
    `finding_view v on v.subject_id = p.id and v.says = 'doubted'`,
  ),
  '/compact/doubts/:id': `select id from finding_view where subject_kind = 'compact' and answer_by is not null limit 2`,
  '/consultations/:slug/hearing/:id/taking-back': ofConsultation(
    'v.id',
    'finding_view v on v.subject_id = c.id and v.withdrawn_at is null',
  ),
  '/partnerships/:slug/hearing/:id/taking-back': ofPartnership(
    'v.id',
    'finding_view v on v.subject_id = p.id and v.withdrawn_at is null',
  ),
  '/organisations/:slug/hearing/:id/taking-back': `select o.slug, v.id from organisation o
    join finding_view v on v.subject_id = o.id and v.withdrawn_at is null limit 2`,
  '/compact/hearing/:id/taking-back': `select id from finding_view where subject_kind = 'compact' and withdrawn_at is null limit 2`,
  '/consultations/:slug/departures/:id/word': ofConsultation(
    'd.id',
    'departure d on d.subject_id = c.id and d.withdrawn_at is null',
  ),
  '/partnerships/:slug/departures/:id/word': ofPartnership(
    'd.id',
    'departure d on d.subject_id = p.id and d.withdrawn_at is null',
  ),
  '/organisations/:slug/departures/:id/word': `select o.slug, d.id from organisation o
    join departure d on d.subject_id = o.id and d.withdrawn_at is null limit 2`,
  '/compact/departures/:id/word': `select id from departure where subject_kind = 'compact' and withdrawn_at is null limit 2`,
  '/compact/departures/:id/withdrawal': `select id from departure where subject_kind = 'compact' and withdrawn_at is null limit 2`,
  '/asked/:request': `select r.id as request, a.id as answer from party_request r
    left join party_answer a on a.party_request_id = r.id and a.file_id is not null order by a.id nulls last, r.created_at limit 6`,
  '/written-answers/:token': `select repeat('a', 43) as token`,
  '/written-answers/:token/papers/:paper': `select repeat('a', 43) as token, id as paper from paper where written_procedure_id is not null limit 1`,
  '/answers/:token': `select repeat('a', 43) as token`,
  '/partnerships/:slug': `select slug from partnership limit 3`,
  '/partnerships/:slug/ending': `select p.slug from partnership p left join partnership_ending e on e.partnership_id = p.id
    order by e.id nulls last limit 2`,
  '/partnerships/:slug/departures/:id/withdrawal': ofPartnership('d.id', 'departure d on d.subject_id = p.id'),
  '/partnerships/:slug/documents/:doc': ofPartnership(
    `d.slug as doc, 'pdf' as format`,
    'document d on d.subject_id = p.id',
  ),
  '/partnerships/:slug/advice/:advice': ofPartnership(
    'a.id as advice',
    'infrastructure_question a on a.partnership_id = p.id',
  ),
  '/partnerships/:slug/communities/:community': ofPartnership(
    'c.id as community',
    'community c on c.partnership_id = p.id',
  ),
  '/partnerships/:slug/concerns/:id': ofPartnership(
    'c.id',
    'concern c on c.subject_id = p.id and c.sealed_contact is not null',
  ),
  '/cases/:id': `select concern_id as id from case_party where organisation_id is not null limit 2`,
  '/partnerships/:slug/health-check/:round': ofPartnership(
    'r.id as round',
    'survey_round r on r.partnership_id = p.id',
  ),
  '/partnerships/:slug/join-requests/:id': ofPartnership('r.id', 'join_request r on r.partnership_id = p.id'),
  '/partnerships/:slug/objectives/:objective': ofPartnership(
    'o.id as objective',
    'objective o on o.partnership_id = p.id',
  ),
  '/partnerships/:slug/agreements/:matter': ofPartnership(
    `'objectives' as matter`,
    'partner r on r.partnership_id = p.id',
  ),
  '/partnerships/:slug/contributions/:contribution': ofPartnership(
    'c.id as contribution',
    'contribution c on c.partnership_id = p.id',
  ),
  '/partnerships/:slug/steps/:step': ofPartnership('s.id as step', 'plan_step s on s.partnership_id = p.id'),
  '/partnerships/:slug/risks/:risk': ofPartnership('r.id as risk', 'risk r on r.partnership_id = p.id'),
  '/partnerships/:slug/outlook/:entry': ofPartnership('o.id as entry', 'outlook o on o.partnership_id = p.id'),
  '/partnerships/:slug/reviews/:review': ofPartnership(
    'r.id as review, o.id as objective',
    'partnership_review r on r.partnership_id = p.id join objective o on o.partnership_id = p.id',
  ),
  '/partnerships/:slug/learning/lessons/:lesson': ofPartnership('l.id as lesson', 'lesson l on l.subject_id = p.id'),
  '/partnerships/:slug/partners/:partner': ofPartnership('r.id as partner', 'partner r on r.partnership_id = p.id'),
  '/partnerships/:slug/scope/similar/:similar': ofPartnership(
    's.id as similar',
    'similar_partnership s on s.partnership_id = p.id',
  ),
  '/partnerships/:slug/seats/:seat': ofPartnership(
    's.id as seat, h.id as term',
    'seat s on s.partnership_id = p.id join holding h on h.seat_id = s.id',
  ),
  '/partnerships/:slug/structure/:link': ofPartnership(
    'l.id as link, w.id as power',
    'board_link l on p.id in (l.parent_id, l.child_id) left join delegated_power w on w.board_link_id = l.id order by w.id nulls last',
    4,
  ),
  '/partnerships/:slug/stakeholders/:stakeholder': ofPartnership(
    's.id as stakeholder',
    'stakeholder s on s.partnership_id = p.id',
  ),
  '/consultations/:slug/plan/invited/:invitee': ofConsultation(
    'i.id as invitee',
    'invitee i on i.consultation_id = c.id',
  ),
  '/consultations/:slug/plan/invited/suggestions/:suggestion': ofConsultation(
    's.id as suggestion',
    'invitee_suggestion s on s.consultation_id = c.id',
  ),
  '/consultations/:slug/plan/asking/:asked': ofConsultation(
    'q.id as asked',
    'sector_question q on q.consultation_id = c.id',
  ),
  '/consultations/:slug/plan/wording/:document': packDocuments,
  '/consultations/:slug/decisions/:decision': ofConsultation(
    'd.id as decision',
    'consultation_decision d on d.consultation_id = c.id',
  ),
  '/consultations/:slug/lessons/:lesson': ofConsultation(
    'l.id as lesson',
    'lesson l on l.subject_id = c.id and l.dropped_on is null',
  ),
  '/organisations/import/:id/rows': `select id from directory_import where long limit 2`,
  '/organisations/import/:id': `select id from directory_import where not long order by taken_at desc nulls first limit 3`,
  '/organisations/:slug/interests/:interest': `select o.slug, i.id as interest from organisation o
    join interest i on i.organisation_id = o.id order by i.created_at limit 3`,
  '/organisations/:slug/policies/:policy/involvement': `select o.slug, p.id as policy from organisation o
    join policy_change p on p.organisation_id = o.id limit 2`,
  '/organisations/:slug/policies/:policy': `select o.slug, p.id as policy from organisation o
    join policy_change p on p.organisation_id = o.id order by p.created_at limit 3`,
  '/compact/reviews/:review': `select r.id as review, a.id as action from compact_review r
    join compact_review_action a on a.compact_review_id = r.id limit 2`,
  '/compact/codes/:edition/terms': `select c.edition, w.id as term from code c join code_term w on w.code_id = c.id limit 2`,
  '/compact/format-requests/:request': `select id as request from code_format_request limit 2`,
  '/codes/:code/formats/:request': `select c.edition as code, r.id as request from code_format_request r
    join code c on c.id = r.code_id order by r.file_id nulls last limit 2`,
  '/compact/comments/:comment': `select id as comment from code_comment order by created_at limit 3`,
  '/begin/:token': `select repeat('a', 43) as token`,
  // A way belongs to its person alone.
  '/account/ways/:way': `select id as way from passkey limit 1`,
  '/settings/issuers/:issuer': `select id as issuer from sign_in_issuer limit 2`,
  '/sign-in/with/:issuer': `select id as issuer from sign_in_issuer limit 1`,
  '/sign-in/from/:issuer': `select id as issuer from sign_in_issuer limit 1`,
  '/sign-in/left/:issuer': `select id as issuer from sign_in_issuer limit 1`,
  '/sign-in/:token': `select repeat('a', 43) as token`,
  '/interest/:key': `select repeat('a', 43) as key`,
  '/consultations/:slug': `select slug from consultation order by created_at limit 6`,
  '/question-sets/:set': `select id as set from question_set limit 2`,
  '/consultations/:slug/report/questions/:question': `select c.slug, q.id as question from consultation c
    join consultation_report r on r.consultation_id = c.id and r.published_at is not null join question q on q.consultation_id = c.id limit 4`,
  '/consultations/:slug/form/sections/:section': ofConsultation(
    's.id as section',
    'form_section s on s.consultation_id = c.id',
  ),
  '/consultations/:slug/form/questions/:question': ofConsultation(
    'q.id as question',
    'question q on q.consultation_id = c.id',
  ),
  '/consultations/:slug/form/sections/:section/condition': ofConsultation(
    's.id as section',
    'form_section s on s.consultation_id = c.id',
  ),
  '/consultations/:slug/form/questions/:question/condition': ofConsultation(
    'q.id as question',
    'question q on q.consultation_id = c.id',
  ),
  '/consultations/:slug/plan/groups/:group': ofConsultation(
    'g.id as group',
    'target_group g on g.consultation_id = c.id',
  ),
  '/consultations/:slug/format-requests/:request': ofConsultation(
    'r.id as request',
    'format_request r on r.consultation_id = c.id',
  ),
  '/consultations/:slug/challenges/:challenge': ofConsultation(
    'r.id as challenge',
    'timescale_challenge r on r.consultation_id = c.id',
  ),
  '/consultations/:slug/explanations/:request': `select c.slug, e.id as request from consultation c join response r on r.consultation_id = c.id
    join explanation_request e on e.response_id = r.id limit 2`,
  '/consultations/:slug/documents/:doc': packDocuments,
  '/consultations/:slug/response/documents/:document': packDocuments,
  '/consultations/:slug/response/sections/:part': `select slug, 1 as part from consultation where state = 'open' limit 2`,
  '/consultations/:slug/next-version/:document': packDocuments,
  '/consultations/:slug/responses/:reference': ofConsultation(
    'r.reference, p.source',
    'response r on r.consultation_id = c.id join point p on p.response_id = r.id',
  ),
  '/consultations/:slug/keying/:reference': ofConsultation(
    'r.reference',
    `response r on r.consultation_id = c.id and r.channel <> 'online'`,
  ),
  '/consultations/:slug/keying/:reference/scan': ofConsultation(
    'r.reference',
    'response r on r.consultation_id = c.id and r.scan_file_id is not null',
  ),
  '/consultations/:slug/files/:file': ofConsultation('f.id as file', 'answer_file f on f.consultation_id = c.id'),
  '/consultations/:slug/files/:file/opened/:opening': ofConsultation(
    'f.id as file, o.id as opening',
    'answer_file f on f.consultation_id = c.id join answer_file_opening o on o.answer_file_id = f.id',
  ),
  '/consultations/:slug/responses/:reference/files/:file': ofConsultation(
    'r.reference, f.id as file',
    `response r on r.consultation_id = c.id join answer_file_use u on u.response_id = r.id
      join answer_file f on f.id = u.answer_file_id and f.state = 'shown'`,
  ),
  '/chosen-files/:handle': 'select handle from answer_file limit 1',
  // Only a scan that somebody opened, and that for some minutes.
  '/consultations/:slug/keying/:reference/scan/:opening': ofConsultation(
    'r.reference, o.id as opening',
    `response r on r.consultation_id = c.id
      join lateral (select id from seal_opening where scan_of = r.id order by created_at desc limit 1) o on true`,
  ),
  '/consultations/:slug/points/:number': ofConsultation(
    'p.number',
    'point p on p.consultation_id = c.id and p.paragraph_id is not null',
  ),
  '/consultations/:slug/points/paragraphs/:paragraph': ofConsultation(
    'p.paragraph_id as paragraph',
    'point p on p.consultation_id = c.id and p.paragraph_id is not null',
  ),
  // Only what somebody opened to look at has a page, and that for some minutes.
  '/consultations/:slug/seal/openings/:opening': `select c.slug, o.id as opening from consultation c
    join response r on r.consultation_id = c.id join respondent_contact k on k.response_id = r.id
    join seal_opening o on o.respondent_contact_id = k.id where o.purpose = 'ask-back' order by o.created_at desc limit 1`,
  '/documents/import/:home': `select 'consultation:' || slug as home from consultation limit 2`,
  '/documents/drafts/:id': drafts,
  '/documents/:id/versions/:n': `select v.document_id as id, v.sequence as n, p.paragraph_id as paragraph from document_version v
    join paragraph_text p on p.document_version_id = v.id and p.position = 3 where v.status = 'draft' limit 3`,
  '/documents/:id/glossary': `select d.id, g.id as term from document d join glossary_term g on g.document_id = d.id limit 2`,
  '/compact/coverage/:code': `select edition as code from code order by edition limit 2`,
  '/codes/:code': `select edition as code from code order by edition limit 2`,
  '/codes/:code/clauses/:clause': `select edition as code, (regexp_match(source, 'clause: *"?([0-9A-Za-z.]+)'))[1] as clause
    from code order by edition limit 3`,
  '/practices/:id': `select practice as id from departure limit 1`,
  '/compact/writing/:draft': `select d.id as draft, s.id as section, c.id as clause, p.id as practice, 'yaml' as format from code_draft d
    join code_draft_section s on s.code_draft_id = d.id join code_draft_clause c on c.code_draft_section_id = s.id
    join code_draft_practice p on p.code_draft_clause_id = c.id order by d.id, s.position limit 3`,
  '/compact/codes/:edition': `select edition from code order by edition limit 4`,
  '/codes/:code/changes': `select edition as code from code where replaces_code_id is not null order by edition limit 2`,
  '/organisations/:slug/editions/:edition': `select o.slug, c.edition from organisation o join edition_notice n on n.organisation_id = o.id
    join code c on c.id = n.code_id order by o.slug limit 3`,
  '/compact/signatures/:id': `select id from signature order by id limit 3`,
  '/compact/champions/:id': `select id from champion order by id limit 3`,
  '/consultations/:slug/departures/:id': ofConsultation(
    'd.id',
    `departure d on d.subject_id = c.id and d.withdrawn_at is null`,
  ),
  '/organisations/:slug/departures/:id': `select o.slug, d.id from organisation o
    join departure d on d.subject_id = o.id and d.withdrawn_at is null limit 2`,
  '/partnerships/:slug/departures/:id': `select p.slug, d.id from partnership p
    join departure d on d.subject_id = p.id and d.withdrawn_at is null limit 3`,
  '/meetings/:id': `select id from meeting order by held_on limit 6`,
  '/agenda-items/:id': `select id from agenda_item order by created_at limit 6`,
  '/agenda-templates/:id': `select id from agenda_template where retired_on is null order by created_at limit 2`,
  '/agenda-template-items/:id': `select id from agenda_template_item order by created_at limit 2`,
  '/papers/:id': `select id from paper order by created_at limit 4`,
  '/minutes-corrections/:id': `select id from minutes_correction limit 3`,
  '/decisions/:id': `select id from decision order by created_at limit 6`,
  '/written-procedures/:id': `select id from written_procedure order by created_at limit 2`,
  '/votes/:id': `select id from item_vote order by created_at limit 2`,
  '/seats/:id': `select id from seat order by created_at limit 4`,
  '/seats/:id/reports/:meetingId': `select s.id, m.id as "meetingId" from seat s
    join meeting m on m.partnership_id = s.partnership_id order by m.held_on, s.created_at limit 4`,
  '/seats/:id/reports/:meetingId/reminder': `select s.id, m.id as "meetingId" from seat s
    join meeting m on m.partnership_id = s.partnership_id and m.state = 'held' order by m.held_on, s.created_at limit 4`,
  '/partnerships/:slug/actions/:id': `select p.slug, a.id from action a join partnership p on p.id = a.subject_id
    where a.subject_kind = 'partnership' order by a.created_at limit 3`,
  '/compact/documents/:doc': `select slug as doc, 'pdf' as format from document where subject_kind = 'area'`,
})

/** The sources with the codes that people of the area hold; codes are kept nowhere, so only who was given one knows it. */
export function sourcesWith(codes: {
  readonly receipts: readonly string[]
  readonly drafts: readonly string[]
}): Readonly<Record<string, string>> {
  const list = (all: readonly string[]): string => all.map(code => `('${code}')`).join(', ')
  return {
    ...addressSources,
    '/responses/:code': `select code from (values ${list(codes.receipts)}) as held(code)`,
    '/drafts/:code': `select held.code, 1 as part, d.slug as document from (values ${list(codes.drafts)}) as held(code), document d
      where exists (select from document_version v join pack_document p on p.document_version_id = v.id
        join response_draft r on r.consultation_id = p.consultation_id where v.document_id = d.id) limit 4`,
  }
}
