/** The navigation of every workspace is the registry: each of its pages stands somewhere in it, each of its tasks leads somewhere. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes, workspaces } from '../../src/features/registry.ts'
import { entryOf, framesOf } from '../../src/web/workspace.ts'

const pages = routes.filter(route => route.kind === 'page')
const frames = framesOf(workspaces, routes)

test('every page of a workspace stands in its navigation, or with a page that does', () => {
  const astray = pages.filter(page => {
    const around = frames.filter(({ workspace: { below } }) => page.path.startsWith(`${below}/`))
    // Pages alike for organisations, which have no workspace, declare a stage as well.
    const declared = page.workspace && 'within' in page.workspace && around.length === 0
    const home = around.some(({ workspace }) => page.path === workspace.home)
    if (declared) return !frames.some(frame => entryOf(frame, page) !== null)
    return around.some(frame => !home && entryOf(frame, page) === null)
  })
  assert.deepEqual(
    astray.map(({ path }) => path),
    [],
  )
})

test('every stage that a page names is one of its workspace, and no two pages have one name', () => {
  for (const { workspace, entries } of frames) {
    const stages = workspace.stages.map(({ name }) => name)
    for (const { page, stage } of entries) assert.ok(stages.includes(stage), `${page.path} stands at ${stage}`)
    const names = entries.map(({ name }) => name)
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    )
  }
})
