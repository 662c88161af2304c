/** Every route is declared whole: one address, a right, what it changes, a template that can be drawn. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { jobs, routes } from '../../src/features/registry.ts'

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url))

test('no address stands twice', () => {
  const shapes = routes.map(route => route.path.replace(/:\w+/g, ':'))
  assert.deepEqual(
    shapes.filter((shape, at) => shapes.indexOf(shape) !== at),
    [],
  )
})

test('addresses are nouns in small letters', () => {
  const odd = routes.map(route => route.path).filter(path => !/^(\/|(\/(:\w+|[a-z0-9-]+))+(\.:?[a-z]+)?)$/.test(path))
  assert.deepEqual(odd, [])
})

test('every route names who may use it and what it changes', () => {
  for (const route of routes) {
    assert.ok(route.access.name.length > 0, route.path)
    if (route.kind === 'page')
      assert.equal(route.audit === 'reads only', !(route.submit || route.take || route.arrives), route.path)
  }
})

test('every template is there', () => {
  const missing = routes.flatMap(route =>
    route.kind === 'page' && !['features/', 'web/', ''].some(folder => existsSync(SOURCE + folder + route.template))
      ? [route.template]
      : [],
  )
  assert.deepEqual(missing, [])
})

test('every job has its own name, a time and a sentence', () => {
  assert.equal(new Set(jobs.map(job => job.name)).size, jobs.length)
  for (const job of jobs) {
    assert.match(job.every, /^(\S+ ){4}\S+$/, job.name)
    assert.ok(job.does.length > 10, job.name)
  }
})
