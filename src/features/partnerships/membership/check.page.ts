/** The one check of a membership list: every row can be corrected, what is wrong stands in its row, and all is kept or nothing. */
import { runsPartnership, secretariat } from '../../../access/access.ts'
import { sendMail } from '../../../mail/mail.ts'
import { dayField, passage, type RawForm, tick, writeForm } from '../../../web/fields.ts'
import { definePage, type FormRequest, type Outcome, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { lastDayOf } from '../seats/term-rules.ts'
import { addressOf, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { rulesInForce } from '../terms/rules.queries.ts'
import { boxName, rowsField, withSpare } from './boxes.ts'
import { viewRows } from './check.view.ts'
import { checkRows, settleAll } from './faults.ts'
import { type ListRecord, listOfAddress } from './list-subject.ts'
import { forgetList, knownOf, type MembershipList } from './membership.queries.ts'
import { isBlank, proposeRows, type Row } from './proposal.ts'
import { type Told, takeOver } from './take-over.ts'

const form = {
  rows: rowsField,
  from_day: dayField({ any: 'a board may sit already, or begin ahead', label: 'partnerships.membership.from' }),
  authority: passage({
    label: 'partnerships.membership.authority',
    hint: 'partnerships.membership.authority-hint',
    max: 2000,
    optional: true,
  }),
  deputy_authority: passage({
    label: 'partnerships.membership.deputy-authority',
    hint: 'partnerships.membership.deputy-authority-hint',
    max: 2000,
    optional: true,
  }),
  /** Enter in a box sends the first button: it checks the rows once more and keeps nothing. */
  again: tick({ label: 'partnerships.membership.again' }),
  let_go: tick({ label: 'partnerships.membership.let-go' }),
}

/** The rows on the screen: as they came in, or as the list proposes them. */
async function rowsOn(
  db: Parameters<typeof knownOf>[0],
  partnershipId: string,
  list: MembershipList,
  typed: RawForm | null,
): Promise<{ rows: Row[]; known: Awaited<ReturnType<typeof knownOf>> }> {
  const read = typed ? rowsField.read(typed, 'rows') : null
  const rows = read?.ok ? [...read.value] : withSpare(proposeRows(list.cells, list.columns, list.headed))
  const known = await knownOf(db, partnershipId, rows)
  return { rows: settleAll(rows, known), known }
}

export const membershipCheckPage = definePage({
  path: '/partnerships/:slug/membership/check',
  access: runsPartnership,
  audit: 'partnership.membership-taken-over',
  publishes: 'nothing',
  template: 'partnerships/membership/check.njk',
  params: slugParams,
  form,
  subject: listOfAddress,
  width: 'whole',
  async show({ db, subject: { partnership, list }, typed, today, t }) {
    if (!list) return redirect(addressOf(partnership, 'membership'))
    const { rows, known } = await rowsOn(db, partnership.id, list, typed)
    const { rules } = await rulesInForce(db, partnership.id)
    const from = typed ? form.from_day.read(typed, 'from_day') : null
    const checked = checkRows(rows, known, { from: from?.ok ? from.value : today, rules })
    return {
      title: t('partnerships.membership.check-title'),
      breadcrumbs: planCrumbs(t, partnership),
      partnership,
      source: list.source,
      from: list.source === '' ? 'pasted' : 'file',
      columns: list.columns.map((kind, at) => ({ heading: list.headed ? (list.cells[0]?.[at] ?? '') : '', kind })),
      rows: viewRows(rows, checked, known, t),
      count: rows.filter(row => !row.out && !isBlank(row)).length,
      months: rules.termMonths,
      toPutRight: checked.flatMap(({ faults }, at) =>
        [...faults].map(([part, { key, values }]) => ({ name: boxName(at, part), text: t(key, values) })),
      ),
      form: writeForm(form, { rows, from_day: today }),
    }
  },
  submit: takeListOver,
})

async function takeListOver(
  request: FormRequest<{ slug: string }, unknown, ListRecord, typeof form>,
): Promise<Outcome> {
  const { db, hub, subject, form: typed, raw, today, actor, audit, t } = request
  const { partnership, list } = subject
  if (!list) return redirect(addressOf(partnership, 'membership'))
  const about = { subject: subjectOf(partnership), record: { kind: 'membership_list', id: list.id } }
  if (typed.let_go) {
    await forgetList(db, partnership.id)
    await audit({ action: 'partnership.membership-let-go', ...about })
    return redirect(addressOf(partnership, 'membership'), 'partnerships.done.list-let-go')
  }
  if (isOver(partnership)) return refuse({ from_day: 'partnerships.membership.problem.over' })
  const { rows, known } = await rowsOn(db, partnership.id, list, raw)
  const { rules } = await rulesInForce(db, partnership.id)
  const problems = checkRows(rows, known, { from: typed.from_day, rules }).flatMap(({ faults }, at) =>
    [...faults].map(([part, message]) => [boxName(at, part), message] as const),
  )
  if (problems.length > 0) return refuse(Object.fromEntries(problems))
  if (typed.again) return refuse({})
  const live = rows.filter(row => !row.out && !isBlank(row))
  if (live.length === 0) return refuse({ [boxName(0, 'seat')]: 'partnerships.membership.problem.nothing' })
  const by = { hub, today, actor, audit }
  const terms = {
    from: typed.from_day,
    lastDay: lastDayOf(rules, typed.from_day),
    authority: typed.authority,
    deputyAuthority: typed.deputy_authority,
    bySecretariat: secretariat.allows(actor, null),
  }
  const { told, ...count } = await takeOver({ tx: db, by, partnership, terms }, live)
  const link = `${hub.origin}${addressOf(partnership)}`
  for (const person of told)
    if (person.email)
      await sendMail(
        db,
        hub.seal,
        {
          to: person.email,
          subject: t('partnerships.term.mail-subject', { name: partnership.name }),
          body: t('partnerships.membership.mail-body', { ...seatsOf(person), name: partnership.name, link }),
        },
        subjectOf(partnership),
      )
  await forgetList(db, partnership.id)
  await audit({ action: 'partnership.membership-taken-over', ...about, after: count })
  return redirect(addressOf(partnership, 'seats'), 'partnerships.done.membership')
}

/** What somebody is told of their seats. */
function seatsOf({ name, holds, standsIn }: Told) {
  return {
    person: name,
    holds: holds.join(', '),
    held: holds.length,
    standsIn: standsIn.join(', '),
    stood: standsIn.length,
  }
}
