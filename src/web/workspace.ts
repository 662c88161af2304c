/**
 * The frame around every page of a consultation, a partnership and the Compact for whoever works on it: what it is and how it stands,
 * the next step, and the way to every page of it by stage. Pages say for themselves where they stand in it (`workspace` of
 * `definePage`), so that the navigation is the registry and nothing else.
 */
import type { AccessRule, Actor, SubjectKind, SubjectRef } from '../access/access.ts'
import type { Publishes } from '../access/ledger.ts'
import type { Handle } from '../db/open.ts'
import type { Day } from '../kernel/day.ts'
import type { Translate } from './catalogue.ts'
import type { Area, Hub } from './hub.ts'
import type { Page, Route } from './page.ts'

/** What waits next: words, where to do it, by when, and who waits for it. */
export type NextStep = {
  readonly text: string
  readonly page: string
  readonly by: Day | null
  readonly waits: string | null
}

/** How far the work on a page of the navigation is: how much waits there, whether nothing is left, whether it is not its turn. */
export type Progress = {
  readonly count?: number
  readonly done?: boolean
  readonly later?: boolean
  /** Who can open it before everybody can; without it, whoever has the right to the page. */
  readonly only?: AccessRule
}

/** A workspace as it stands, read once for a request. */
export type WorkspaceStanding = {
  readonly title: string
  readonly slug: string
  readonly state: { readonly text: string; readonly colour: string }
  /** The stage at which it is now: open in the navigation. */
  readonly stage: string
  /** Whether everybody can see its public page. */
  readonly public: boolean
  readonly next: NextStep | null
  /** By the name of a page, in the order in which the pages stand. */
  readonly progress: ReadonlyMap<string, Progress>
}

/** What the frame of one kind of subject is made of. */
export type Workspace = {
  readonly kind: SubjectKind
  /** The pattern of its public page: every page below belongs to it. */
  readonly below: string
  /** The pattern of the page that lists what there is to do. */
  readonly home: string
  /** Who works on it, and so sees the frame. */
  readonly works: AccessRule
  /** What the frame tells of those who answered consultations, as of a page. */
  readonly publishes: Publishes
  readonly stages: readonly { readonly name: string; readonly label: string }[]
  readonly standing: (
    db: Handle,
    ref: SubjectRef,
    at: Pick<FrameRequest, 'hub' | 'actor' | 't' | 'area' | 'today' | 'now'>,
  ) => Promise<WorkspaceStanding | null>
}

/** The frame as the layout draws it. */
export type FrameView = {
  readonly title: string
  readonly state: { readonly text: string; readonly colour: string }
  readonly home: string
  readonly atHome: boolean
  /** The page as everybody sees it; null where nobody else can. */
  readonly publicView: string | null
  readonly next: (Omit<NextStep, 'page'> & { readonly href: string | null }) | null
  readonly stages: readonly {
    readonly text: string
    readonly open: boolean
    readonly count: number
    readonly items: readonly {
      readonly text: string
      readonly href: string
      readonly current: boolean
      readonly count: number
      readonly done: boolean
    }[]
  }[]
}

type Entry = { readonly page: Page; readonly stage: string; readonly label: string; readonly name: string }
type Frame = { readonly workspace: Workspace; readonly home: Page | null; readonly entries: readonly Entry[] }
/** Every workspace with its navigation, made once from the registry. */
export type Frames = readonly Frame[]

/** Finds the pages of each workspace's navigation among all routes. */
export function framesOf(workspaces: readonly Workspace[], routes: readonly Route[]): Frames {
  const pages = routes.filter(route => route.kind === 'page')
  return workspaces.map(workspace => ({
    workspace,
    home: pages.find(({ path }) => path === workspace.home) ?? null,
    entries: pages.flatMap(page => {
      const place = page.workspace
      if (!place || 'within' in place || !isBelow(workspace, page.path)) return []
      return [{ page, stage: place.stage, label: place.label, name: lastPart(place.label) }]
    }),
  }))
}

function isBelow({ below }: Workspace, path: string): boolean {
  return path === below || path.startsWith(`${below}/`)
}

function lastPart(label: string): string {
  return label.slice(label.lastIndexOf('.') + 1)
}

/** The frame that a page belongs to: by what it is about, or by its address where that is the area itself. */
function frameOf(frames: Frames, page: Page, ref: SubjectRef | null): Frame | null {
  const own = frames.find(({ workspace }) => workspace.kind === ref?.kind)
  return own ?? frames.find(({ workspace }) => workspace.kind === 'area' && isBelow(workspace, page.path)) ?? null
}

/** The entry of the navigation that a page belongs to: itself, the one it is within, or the nearest above its address. */
export function entryOf({ entries }: Frame, page: Page): Entry | null {
  const place = page.workspace
  if (place && 'within' in place) return entries.find(({ name }) => name === place.within) ?? null
  const above = entries.filter(entry => entry.page === page || page.path.startsWith(`${entry.page.path}/`))
  return above.toSorted((a, b) => b.page.path.length - a.page.path.length)[0] ?? null
}

export type FrameRequest = {
  readonly hub: Hub
  readonly db: Handle
  readonly actor: Actor
  readonly area: Area
  readonly today: Day
  readonly now: Date
  readonly t: Translate
}

/** Draws the frame of a page for whoever works on its subject; null for everybody else. */
export async function viewFrame(
  frames: Frames,
  page: Page,
  ref: SubjectRef | null,
  { hub, db, actor, area, today, now, t }: FrameRequest,
): Promise<FrameView | null> {
  if (!actor.person) return null
  const frame = frameOf(frames, page, ref)
  if (!frame) return null
  const { workspace, entries } = frame
  const subject = ref?.kind === workspace.kind ? ref : { kind: workspace.kind, id: area.id }
  if (!workspace.works.allows(actor, subject)) return null
  const standing = await workspace.standing(db, subject, { hub, actor, t, area, today, now })
  if (!standing) return null
  const address = (path: string) => path.replace(':slug', encodeURIComponent(standing.slug))
  const current = entryOf(frame, page)
  const order = [...standing.progress.keys()]
  const rank = ({ name }: Entry) => (order.includes(name) ? order.indexOf(name) : order.length)
  const may = ({ page: { access }, name }: Entry) =>
    access.allows(actor, subject) && (standing.progress.get(name)?.only?.allows(actor, subject) ?? true)
  const open = entries.filter(may).toSorted((a, b) => rank(a) - rank(b))
  const mayOpen = new Set(open.map(({ page: { path } }) => address(path)))
  const publicPath = address(workspace.below)
  return {
    title: standing.title,
    state: standing.state,
    // Who sits on a partnership may work on it without the list of what there is to do.
    home: frame.home?.access.allows(actor, subject) ? address(workspace.home) : publicPath,
    atHome: page.path === workspace.home,
    publicView: standing.public ? `${publicPath}?view=public` : null,
    next: standing.next && nextView(standing.next, `${publicPath}/`, mayOpen),
    stages: workspace.stages
      .map(({ name, label }) => {
        const items = open
          .filter(entry => entry.stage === name && (entry === current || !standing.progress.get(entry.name)?.later))
          .map(entry => {
            const { count = 0, done = false } = standing.progress.get(entry.name) ?? {}
            return {
              text: t(entry.label),
              href: address(entry.page.path),
              current: entry === current,
              count,
              done,
            }
          })
        return {
          text: t(label),
          open: name === (current?.stage ?? standing.stage),
          count: items.reduce((sum, { count }) => sum + count, 0),
          items,
        }
      })
      .filter(({ items }) => items.length > 0),
  }
}

/** A step stands as a link where the reader may take it. */
function nextView({ page, ...next }: NextStep, base: string, mayOpen: ReadonlySet<string>): FrameView['next'] {
  const href = page.startsWith('/') ? page : `${base}${page}`
  return { ...next, href: page.startsWith('/') || mayOpen.has(href) ? href : null }
}
