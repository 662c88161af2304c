/** Addresses of pages that are declared: what a finding may link to. */

/** The paths of all pages, with `:` for every part that varies, so that names of parts do not matter. */
let known: Promise<ReadonlySet<string>> | null = null

/** Whether a page with that path is declared. The registry lists this feature too, so it is read only when first asked. */
export async function declaredPaths(): Promise<ReadonlySet<string>> {
  known ??= import('../../registry.ts').then(({ routes }) => new Set(routes.map(({ path }) => shapeOf(path))))
  return known
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
