/** Addresses of pages that are declared: what a finding may link to. */
import type { Actor, SubjectRef } from '../../../access/access.ts'

/** The paths of all pages, with `:` for every part that varies, so that names of parts do not matter. */
let known: Promise<ReadonlySet<string>> | null = null

/** Whether a page with that path is declared. The registry lists this feature too, so it is read only when first asked. */
export async function declaredPaths(): Promise<ReadonlySet<string>> {
  known ??= import('../../registry.ts').then(({ routes }) => new Set(routes.map(({ path }) => shapeOf(path))))
  return known
}

/** Whether somebody has the right to the page of an address, as far as their roles on a subject say. */
export async function rightsOf(actor: Actor, subject: SubjectRef): Promise<(path: string) => boolean> {
  const { routes } = await import('../../registry.ts')
  const rules = new Map(routes.map(({ path, access }) => [shapeOf(path), access]))
  return path => rules.get(shapeOf(path))?.allows(actor, subject) ?? false
}

/** The shape of a path: "/consultations/:slug/plan" and "/consultations/:id/plan" are the same. */
export function shapeOf(path: string): string {
  return path.replace(/#.*$/, '').replace(/\?.*$/, '').replace(/:\w+/g, ':')
}

/** A path of a page and what stands for its parts. */
export type Place = { readonly path: string; readonly params: Readonly<Record<string, string>> }

/** The address of a place, or null where no such page is declared. */
export function addressIn(declared: ReadonlySet<string>, { path, params }: Place): string | null {
  if (!declared.has(shapeOf(path))) return null
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}
