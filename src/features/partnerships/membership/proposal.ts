/**
 * The seats that a membership list proposes: one row a seat, read from its cells in the words that boards use. Everything
 * here is a proposal, shown on one screen and corrected there before anything is kept. Pure.
 */
import { fold } from '../../../kernel/fold.ts'
import type { Sector } from '../../organisations/index.ts'
import type { Cells, ColumnKind, Columns } from './columns.ts'

/** A seat as its row says it: texts as in the boxes, '' where nothing is said. */
export type Row = {
  readonly organisation: string
  /** Which organisation of the directory it is: its slug, 'new', or '' where that is not settled or there is none. */
  readonly match: string
  readonly organisation_email: string
  readonly sector: Sector | ''
  readonly seat: string
  readonly role: 'chair' | 'vice-chair' | 'member' | 'adviser'
  readonly vote: boolean
  readonly holder: string
  readonly holder_email: string
  readonly mandate: string
  readonly deputy: string
  readonly deputy_email: string
  /** Left out: not taken over. */
  readonly out: boolean
}

/** The parts of a row that stand in boxes of their own, in their order. */
export const rowParts = [
  'organisation',
  'match',
  'sector',
  'organisation_email',
  'seat',
  'role',
  'vote',
  'holder',
  'holder_email',
  'mandate',
  'deputy',
  'deputy_email',
  'out',
] as const satisfies readonly (keyof Row)[]
export type RowPart = (typeof rowParts)[number]

export const emptyRow: Row = {
  organisation: '',
  match: '',
  organisation_email: '',
  sector: '',
  seat: '',
  role: 'member',
  vote: true,
  holder: '',
  holder_email: '',
  mandate: '',
  deputy: '',
  deputy_email: '',
  out: false,
}

/** Whether nothing is written in a row. */
export function isBlank(row: Row): boolean {
  return [row.organisation, row.seat, row.holder, row.holder_email, row.deputy, row.deputy_email].every(
    text => text === '',
  )
}

/** The rows a list proposes. A cell left empty under an organisation, as in tables with joined cells, means the same one. */
export function proposeRows(cells: Cells, columns: Columns, headed: boolean): Row[] {
  const at = (row: readonly string[], kind: ColumnKind): string => row[columns.indexOf(kind)] ?? ''
  const rows: Row[] = []
  let organisation = ''
  for (const row of cells.slice(headed ? 1 : 0)) {
    const own = at(row, 'organisation')
    const holder = personIn(at(row, 'holder'), at(row, 'holder_email'))
    const continues = own === '' && organisation !== '' && joinedCells(cells, columns)
    if (own !== '') organisation = own
    const said = [at(row, 'role'), at(row, 'seat'), holder.aside].join(' ')
    const role = roleIn(said)
    const named = continues ? organisation : own
    rows.push({
      ...emptyRow,
      organisation: named,
      organisation_email: emailIn(at(row, 'organisation_email')),
      sector: sectorIn(at(row, 'sector')) || (named === '' ? '' : sectorOfName(named)),
      seat: at(row, 'seat') || named || at(row, 'role'),
      role,
      vote: votes(at(row, 'vote'), role, said),
      holder: holder.name,
      holder_email: holder.email,
      ...deputyIn(at(row, 'deputy'), at(row, 'deputy_email')),
    })
  }
  return apart(rows.filter(row => !isBlank(row)))
}

/** Whether organisations are named once for several rows: some rows have none, though their next cell is filled. */
function joinedCells(cells: Cells, columns: Columns): boolean {
  const at = columns.indexOf('organisation')
  const empty = cells.filter(row => (row[at] ?? '') === '').length
  return at === 0 && empty > 0
}

/** Seats of one name are told apart by a number, so that each can be spoken of. */
function apart(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>()
  const all = new Map<string, number>()
  for (const { seat } of rows) all.set(fold(seat), (all.get(fold(seat)) ?? 0) + 1)
  return rows.map(row => {
    if (row.seat === '' || (all.get(fold(row.seat)) ?? 0) < 2) return row
    const number = (seen.get(fold(row.seat)) ?? 0) + 1
    seen.set(fold(row.seat), number)
    return { ...row, seat: `${row.seat} ${number}` }
  })
}

const NOBODY =
  /^(vacant|vacancy|tbc|tba|to be (confirmed|appointed|agreed)|none|n a|not appointed|awaiting nomination)\b/

/** Somebody as a cell names them: "Ada Moss (Chair) ada@example.org" is a name, an address and what stands aside. */
export function personIn(cell: string, email: string): { name: string; email: string; aside: string } {
  const found = emailIn(email) || emailIn(cell)
  const rest = cell.replace(/[<(]?(mailto:)?[^\s<>()]+@[^\s<>()]+[>)]?/g, ' ')
  const aside = [...rest.matchAll(/\(([^)]*)\)/g)].map(each => each[1] ?? '').join(' ')
  const name = rest
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
  if (fold(name) === '' || NOBODY.test(fold(name))) return { name: '', email: found, aside }
  return { name, email: found, aside }
}

function deputyIn(cell: string, email: string): { deputy: string; deputy_email: string } {
  const found = personIn(cell, email)
  return { deputy: found.name, deputy_email: found.email }
}

function emailIn(cell: string): string {
  return /[^\s<>(),;:]+@[^\s<>(),;:]+\.[^\s<>(),;:]+/.exec(cell.replace(/mailto:/gi, ''))?.[0].replace(/\.$/, '') ?? ''
}

/** The role of a seat in the words of a list. "Chair of the parish council" on a board is a post elsewhere: only a bare word counts. */
function roleIn(text: string): Row['role'] {
  const said = fold(text)
  if (/\b(vice|deputy|co vice) ?chair(man|woman|person)?\b(?! of\b)/.test(said)) return 'vice-chair'
  if (/\b(independent |co )?chair(man|woman|person)?\b(?! of\b)/.test(said)) return 'chair'
  return /\b(advis[eo]r|observer|in attendance|non voting|co opted advis[eo]r)\b/.test(said) ? 'adviser' : 'member'
}

function votes(cell: string, role: Row['role'], said: string): boolean {
  const word = fold(cell)
  if (/^(no|n|non|none|non voting|not voting|advis[eo]r|observer|0|false)\b/.test(word)) return false
  if (word !== '') return true
  return role !== 'adviser' && !/\bnon voting\b/.test(fold(said))
}

const sectorWords: readonly (readonly [Sector, RegExp])[] = [
  ['faith', /\bfaith|religio|church\b/],
  ['community', /\bcommunity\b|\bresidents?\b|\bgrassroots\b/],
  ['voluntary', /\bvoluntary\b|\bvcs\b|\bvcse\b|\bvcfs\b|\bthird\b|\bcharit|\bnot for profit\b/],
  ['private', /\bprivate\b|\bbusiness\b|\bcommercial\b|\bindustry\b/],
  ['statutory', /\bstatutory\b|\bpublic\b|\bgovernment\b|\bhealth\b|\bnhs\b|\bcouncil\b|\bpolice\b/],
  ['other', /\bother\b|\bindependent\b/],
]

/** The sector in the words of a list; '' where it has none that we know. */
export function sectorIn(text: string): Sector | '' {
  const said = fold(text)
  if (/\bvoluntary and community\b|\bvoluntary community\b/.test(said)) return 'voluntary'
  return said === '' ? '' : (sectorWords.find(([, fits]) => fits.test(said))?.[0] ?? '')
}

const nameWords: readonly (readonly [Sector, RegExp])[] = [
  ['voluntary', /\bcouncil for voluntary\b|\bvoluntary (action|service|norfolk)\b|\bcvs\b|\bcharit/],
  ['faith', /\b(church|churches|diocese|mosque|synagogue|gurdwara|temple|interfaith|faiths?)\b/],
  [
    'statutory',
    /\b(borough|district|county|city|town|parish|unitary|metropolitan) council\b|\bnhs\b|\bpolice\b|\bconstabulary\b|\bfire (and|service)\b|\bprobation\b|\bintegrated care\b|\bhealth trust\b/,
  ],
  ['community', /\bresidents\b|\bneighbours\b|\bvillage hall\b|\bcommunity (centre|association|hall)\b/],
  ['private', /\b(ltd|limited|plc|llp)\b/],
]

/** The sector that a name speaks of plainly, as a proposal for an organisation that is new; '' where it says nothing. */
export function sectorOfName(name: string): Sector | '' {
  return nameWords.find(([, fits]) => fits.test(fold(name)))?.[0] ?? ''
}
