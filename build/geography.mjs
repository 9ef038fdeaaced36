// Makes the maps that slides/geography embeds: outlines of countries and of states of the US, projected and simplified.
// Run by make: node build/geography.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

// What is left out of a map, in square units of it: corners whose triangle has less area than corner, and islands of
// less than island, unless a place has no other land; a place of less is a square of dot units, so that it can be seen.
// The page of a slide has the map twice and must fit into one round trip: that of the world has units of about two px.
const WORLD = { width: 500, corner: 3, island: 3, dot: 2 };
const US = { corner: 5, island: 10, dot: 4 }; // of 975 units
// Antarctica has no people, and a tenth of the map.
const LEFT_OUT = new Set(['010']);

const folder = process.argv[2];
const atlas = (name) => JSON.parse(readFileSync(join('node_modules', name), 'utf8'));
const collection = (features) => ({ type: 'FeatureCollection', features });

// rings are the outlines that a projected feature has, one list of corners each.
function rings(path, shape) {
  const all = [];
  path.context({
    beginPath() {}, closePath() {}, arc() {},
    moveTo(x, y) { all.push([[x, y]]); },
    lineTo(x, y) { all.at(-1).push([x, y]); },
  })(shape);
  return all.filter((r) => r.length > 2).map((r) => [...r, r[0]]);
}

// area is that of a ring, in square units.
function area(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(sum) / 2;
}

// centre is the middle of a ring's corners.
const centre = (ring) => [0, 1].map((k) => ring.reduce((sum, corner) => sum + corner[k], 0) / ring.length);

// flat is a ring as x and y in turn in whole units, without corners that are the same or on a straight line; its last
// corner is not its first.
function flat(ring) {
  const corners = [];
  for (const [x, y] of ring.slice(0, -1).map((corner) => corner.map(Math.round))) {
    const [before, last] = [corners.at(-2), corners.at(-1)];
    if (last && last[0] === x && last[1] === y) continue;
    if (before && (last[0] - before[0]) * (y - before[1]) === (x - before[0]) * (last[1] - before[1])) corners.pop();
    corners.push([x, y]);
  }
  return corners.flat();
}

// write writes the places of a map: its projected features, {id, name, rings}.
function write(name, places, { corner, island, dot }) {
  const shapes = places.map((p) => ({
    type: 'Feature', id: p.id, properties: { name: p.name },
    geometry: { type: 'MultiPolygon', coordinates: p.rings.map((r) => [r]) },
  }));
  const whole = topology({ places: collection(shapes) });
  const reduced = feature(simplify(presimplify(whole), corner), 'places').features;
  const out = reduced.map((f, i) => {
    const sized = f.geometry.coordinates.map(([ring]) => ({ ring, area: area(ring) })).sort((a, b) => b.area - a.area);
    let kept = sized.filter((r) => r.area >= island).map((r) => flat(r.ring)).filter((r) => r.length > 4);
    if (kept.length === 0) {
      const [largest] = places[i].rings.slice().sort((a, b) => area(b) - area(a));
      const [x, y] = centre(largest).map((v) => Math.round(v - dot / 2));
      kept = [[x, y, x + dot, y, x + dot, y + dot, x, y + dot]];
    }
    return { id: f.id ?? '', name: f.properties.name, rings: kept };
  });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(out) + '\n');
}

const world = atlas('world-atlas/countries-50m.json');
const countries = feature(world, 'countries').features.filter((f) => !LEFT_OUT.has(f.id));
const projection = geoEqualEarth().fitWidth(WORLD.width, collection(countries));
const onWorld = geoPath(projection);
const byCode = new Map(); // some countries are there in parts
for (const f of countries) {
  const place = { id: f.id, name: f.properties.name, rings: rings(onWorld, f) };
  const first = f.id && byCode.get(f.id);
  if (first) first.rings.push(...place.rings);
  else byCode.set(f.id ?? place.name, place);
}
write('world', [...byCode.values()], WORLD);

const us = atlas('us-atlas/states-albers-10m.json'); // projected to 975 x 610 units
const asIs = geoPath(null);
write('us', feature(us, 'states').features.map((f) => ({ id: f.id, name: f.properties.name, rings: rings(asIs, f) })), US);
