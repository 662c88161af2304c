/** What the columns of a membership list hold, told by their headings or by what stands in them. Pure. */
import { recogniseColumns, type Wanted } from '../../../web/table/columns.ts'

/** What a column can hold, in the order in which it is read. */
export const columnKinds = [
  'organisation',
  'organisation_email',
  'sector',
  'seat',
  'role',
  'vote',
  'holder',
  'holder_email',
  'deputy',
  'deputy_email',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** The cells of a list, row by row, every row as wide as the widest; where it is headed, the first row names the columns. */
export type Cells = readonly (readonly string[])[]

/** For each column what it holds; null for one that is not used. */
export type Columns = readonly (ColumnKind | null)[]

/** Headings as they are met on published lists. A heading that holds several is taken for the first of these kinds. */
export const headings: Wanted<ColumnKind> = {
  deputy_email: ['deputy email', 'email of deputy', 'substitute email', 'email of substitute', 'alternate email'],
  organisation_email: [
    'organisation email',
    'organisation email address',
    'agency email',
    'office email',
    'email of organisation',
  ],
  holder_email: ['email', 'email address', 'e-mail', 'e-mail address', 'contact email', 'contact'],
  vote: ['vote', 'voting', 'votes', 'voting rights', 'voting member'],
  deputy: ['deputy', 'deputies', 'named deputy', 'substitute', 'named substitute', 'alternate', 'stand-in'],
  sector: ['sector', 'type', 'category', 'type of organisation'],
  role: ['role on board', 'board role', 'role', 'capacity', 'status', 'membership', 'member type', 'membership type'],
  organisation: [
    'organisation',
    'organization',
    'agency',
    'body',
    'employer',
    'partner',
    'partner agency',
    'representing',
    'nominating body',
  ],
  seat: ['seat', 'post', 'position', 'job title', 'title', 'designation', 'place', 'constituency'],
  holder: ['name', 'member', 'board member', 'holder', 'representative', 'person', 'attendee', 'members'],
}

const isEmail = (cell: string): boolean => /\S@\S+\.\S/.test(cell)

/** What each column holds, by its heading, or where there are none by what stands in it. */
export function guessColumns(cells: Cells, headed: boolean): Columns {
  const first = cells[0] ?? []
  if (!headed) return byContent(cells)
  const found = recogniseColumns(first, headings)
  return first.map((_, at) => columnKinds.find(kind => found[kind] === at) ?? null)
}

/** Without headings: a column of addresses holds addresses, the first other one organisations, the next names. */
function byContent(cells: Cells): (ColumnKind | null)[] {
  const free: ColumnKind[] = ['organisation', 'holder', 'deputy']
  const emails: ColumnKind[] = ['holder_email', 'deputy_email']
  return (cells[0] ?? []).map((_, at) => {
    const filled = cells.map(row => row[at] ?? '').filter(cell => cell !== '')
    const kinds = filled.filter(isEmail).length * 2 > filled.length ? emails : free
    return kinds.shift() ?? null
  })
}
