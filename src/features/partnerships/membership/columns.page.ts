/** What the columns of a membership list hold, where the Hub guessed wrong. */
import { runsPartnership } from '../../../access/access.ts'
import { type Field, type RawForm, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { addressOf, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type ColumnKind, type Columns, columnKinds } from './columns.ts'
import { listOfAddress } from './list-subject.ts'
import { changeColumns, type MembershipList } from './membership.queries.ts'

/** The first value under a name, or ''. */
const first = (raw: RawForm, name: string): string => raw.values[name]?.[0] ?? ''

const columnName = (at: number): string => `column-${at + 1}`

/** One choice for each column. */
const columnsField: Field<Columns> = {
  control: 'hidden',
  label: 'partnerships.membership.columns',
  optional: true,
  schema: tick({ label: 'partnerships.membership.columns' }).schema,
  read: raw => ({ ok: true, value: columnsIn(raw) }),
  write: (columns, name) => ({
    [name]: [String(columns.length)],
    ...Object.fromEntries(columns.map((kind, at) => [columnName(at), [kind ?? '']])),
  }),
}

function columnsIn(raw: RawForm): Columns {
  const count = Math.min(Math.trunc(Number(first(raw, 'columns'))) || 0, 100)
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const said = first(raw, columnName(at))
    return columnKinds.find(kind => kind === said) ?? null
  })
}

const form = {
  columns: columnsField,
  headed: tick({ label: 'partnerships.membership.headed' }),
  version: versionField(),
}
const valuesOf = (list: MembershipList) => writeForm(form, list)

export const membershipColumnsPage = definePage({
  path: '/partnerships/:slug/membership/columns',
  access: runsPartnership,
  audit: 'partnership.membership-columns',
  publishes: 'nothing',
  template: 'partnerships/membership/columns.njk',
  params: slugParams,
  form,
  subject: listOfAddress,
  changesPages: false,
  onlyKeeps: true,
  async show({ subject: { partnership, list }, typed, t }) {
    if (!list) return redirect(addressOf(partnership, 'membership'))
    const raw = typed ?? valuesOf(list)
    return {
      title: t('partnerships.membership.columns-title'),
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.membership.check-title'), href: addressOf(partnership, 'membership/check') },
      ],
      columns: list.columns.map((_, at) => ({
        name: columnName(at),
        number: at + 1,
        examples: list.cells.slice(0, 3).map(row => row[at] ?? ''),
        kind: first(raw, columnName(at)),
      })),
      kinds: columnKinds,
      form: valuesOf(list),
    }
  },
  async submit({ db, subject: { partnership, list }, form: typed, audit }) {
    if (!list) return redirectNowhere(partnership)
    if (typed.columns.length !== list.columns.length) return stale(valuesOf(list), list.version)
    const twice = typed.columns.findIndex((kind, at) => kind !== null && typed.columns.indexOf(kind) < at)
    if (twice >= 0)
      return refuse({
        [columnName(twice)]: {
          key: 'partnerships.membership.problem.column-twice',
          values: { label: kindLabel(typed.columns[twice]!) },
        },
      })
    if (!typed.columns.includes('organisation') && !typed.columns.includes('seat') && !typed.columns.includes('holder'))
      return refuse({ [columnName(0)]: 'partnerships.membership.problem.columns' })
    const change = { columns: typed.columns, headed: typed.headed }
    if (!(await changeColumns(db, { id: list.id, version: typed.version }, change)))
      return stale(valuesOf(list), list.version)
    await audit({
      action: 'partnership.membership-columns',
      subject: subjectOf(partnership),
      record: { kind: 'membership_list', id: list.id },
      before: { columns: list.columns, headed: list.headed },
      after: change,
    })
    return redirect(addressOf(partnership, 'membership/check'), 'partnerships.done.saved')
  },
})

const kindLabel = (kind: ColumnKind): string => `partnerships.membership.kind.${kind}`

/** Somebody took the list over, or let it go, while this form was open. */
function redirectNowhere(partnership: { readonly slug: string }) {
  return refuse({ version: { key: 'partnerships.membership.problem.gone', values: { slug: partnership.slug } } })
}
