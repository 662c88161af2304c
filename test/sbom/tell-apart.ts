/** A bill of materials whose parts say when they are needed. */
import { execFileSync } from 'node:child_process'

type Part = {
  readonly name: string
  readonly scope?: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
}

/** As much of a bill of CycloneDX as is touched here. */
export type Bill = {
  readonly serialNumber?: string
  readonly metadata: { readonly component: { readonly name: string }; readonly timestamp?: string }
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

/** The bill of what stands in the package-lock.json of a folder: by "npm" of this machine, and nothing from a network. */
export function billIn(folder: string, about: { name: string; version: string }): Bill {
  const said = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return tellApart(JSON.parse(said) as Bill, about)
}
