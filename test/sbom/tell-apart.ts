/** A bill of materials whose parts say when they are needed. */

type Part = {
  readonly name: string
  readonly scope?: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
}

/** As much of a bill of CycloneDX as is touched here. */
export type Bill = {
  readonly metadata: { readonly component: { readonly name: string } }
  readonly components: readonly Part[]
}

const FOR_DEVELOPERS = 'cdx:npm:package:development'

/**
 * npm calls parts for developers "optional", like those that only some machines need. CycloneDX has a word for what is not there when the
 * program runs: "excluded". The program goes by its own name, not by that of its folder.
 */
export function tellApart<Whole extends Bill>(
  bill: Whole,
  { name, version }: { name: string; version: string },
): Whole {
  const components = bill.components.map(part =>
    part.properties?.some(each => each.name === FOR_DEVELOPERS && each.value === 'true')
      ? { ...part, scope: 'excluded' }
      : part,
  )
  const component = { ...bill.metadata.component, name, version, purl: `pkg:npm/${name}@${version}` }
  return { ...bill, metadata: { ...bill.metadata, component }, components }
}

/** How many parts are needed when. */
export function countScopes({ components }: Bill): { required: number; optional: number; excluded: number } {
  const of = (scope: string): number => components.filter(part => (part.scope ?? 'required') === scope).length
  return { required: of('required'), optional: of('optional'), excluded: of('excluded') }
}
