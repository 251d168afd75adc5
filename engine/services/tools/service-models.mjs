// Writes mock-shapes.json, what services answer, by which TestState checks mocked results, and
// service-errors.json, the errors that services name, by which tasks name theirs.
//
// The service models are botocore's (Apache-2.0). To renew the files:
//
//   pip download --no-deps botocore==1.43.107 && unzip botocore-*.whl 'botocore/data/*'
//   node tools/service-models.mjs botocore/data

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

// By the names that Step Functions gives services: the models' folders.
const SERVICES = {
  cognitoidentityprovider: 'cognito-idp',
  dynamodb: 'dynamodb',
  eventbridge: 'events',
  firehose: 'firehose',
  kinesis: 'kinesis',
  kms: 'kms',
  lambda: 'lambda',
  s3: 's3',
  secretsmanager: 'secretsmanager',
  sesv2: 'sesv2',
  sfn: 'stepfunctions',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
};

// Step Functions gives what a function answers as JSON, not as the text of the API.
const OF_STEP_FUNCTIONS = { 'lambda.InvocationResponse': { Payload: 'any' } };

const NUMBERS = ['integer', 'long', 'float', 'double', 'short', 'bigdecimal'];

const data = process.argv[2];
if (!data || !existsSync(data)) {
  console.error('usage: node service-models.mjs DATA, the folder botocore/data');
  process.exit(2);
}

const resources = join(import.meta.dirname, '../src/main/resources/dev/comanda/engine/services/stepfunctions');
const source = 'Made from the models of botocore 1.43.107 (Apache-2.0) by tools/service-models.mjs.';

const actions = {};
const named = {};
const errors = {};

function model(folder) {
  const version = readdirSync(join(data, folder)).sort().at(-1);
  const file = join(data, folder, version, 'service-2.json.gz');
  return JSON.parse(gunzipSync(readFileSync(file)));
}

function bounds(shape, none) {
  if (shape.max !== undefined) {
    return ` ${shape.min ?? none} ${shape.max}`;
  }
  return shape.min === undefined ? '' : ` ${shape.min}`;
}

const capitalized = (name) => name[0].toUpperCase() + name.slice(1);

// A shape's description; that of a structure goes into `named`, so that it may hold itself.
function describe(service, shapes, name) {
  const shape = shapes[name];
  switch (shape.type) {
    case 'structure':
      return structure(service, shapes, name);
    case 'list':
      return [describe(service, shapes, shape.member.shape)];
    case 'map':
      return { '*': describe(service, shapes, shape.value.shape) };
    case 'string':
    case 'blob':
      return shape.type + bounds(shape, 0);
    default:
      return NUMBERS.includes(shape.type) ? 'number' + bounds(shape, '-Infinity') : shape.type;
  }
}

function structure(service, shapes, name) {
  const key = `${service}.${name}`;
  if (!(key in named)) {
    named[key] = {};
    const { members = {}, required = [] } = shapes[name];
    for (const [member, { shape }] of Object.entries(members)) {
      named[key][capitalized(member) + (required.includes(member) ? '!' : '')] =
        OF_STEP_FUNCTIONS[key]?.[member] ?? describe(service, shapes, shape);
    }
  }
  return key;
}

for (const [service, folder] of Object.entries(SERVICES)) {
  const { operations, shapes } = model(folder);
  errors[service] = {};
  for (const [name, { exception, error }] of Object.entries(shapes)) {
    if (exception) {
      errors[service][error?.code ?? name] = name;
    }
  }
  for (const [operation, { output }] of Object.entries(operations)) {
    if (output) {
      const action = `${service}:${operation[0].toLowerCase()}${operation.slice(1)}`;
      actions[action] = describe(service, shapes, output.shape);
    }
  }
}

const lines = (object) =>
  Object.entries(object)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');

const shapesAbout =
  "What services answer: 'type smallest largest', [element], {member} with ! where it is " +
  `required, or the name of a shape below. ${source}`;
writeFileSync(
  join(resources, 'api/mock-shapes.json'),
  `{"about": ${JSON.stringify(shapesAbout)},
"actions": {
${lines(actions)}
},
"named": {
${lines(named)}
}}
`,
);

const errorsAbout = `The exception of each error code that a service names. ${source}`;
writeFileSync(
  join(resources, 'task/service-errors.json'),
  `{"about": ${JSON.stringify(errorsAbout)},
"services": {
${lines(errors)}
}}
`,
);
