// Prints what the specification of CloudFormation's resource types says of the types in the arguments:
// {"AWS::S3::Bucket": {"replacing": ["BucketName", ...], "identifiers": ["BucketName"]}, ...}
// A change of a property in `replacing`, a path with dots, replaces the resource. Types that it does not know are left out.
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const specification = loadAwsServiceSpecSync();

function typeDefinitions(type) {
  if (!type) return [];
  if (type.type === 'ref') return [type.reference.$ref];
  return [type.element, ...(type.types ?? [])].flatMap(typeDefinitions);
}

function replacing(properties, prefix, above) {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = prefix + name;
    if (['yes', 'maybe'].includes(property.causesReplacement)) return [path];
    return typeDefinitions(property.type)
      .filter((id) => !above.includes(id))
      .flatMap((id) =>
        replacing(specification.get('typeDefinition', id).properties, `${path}.`, [...above, id]));
  });
}

const behaviours = {};
for (const type of process.argv.slice(2)) {
  const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
  if (resource) {
    behaviours[type] = {
      replacing: [...new Set(replacing(resource.properties, '', []))],
      identifiers: resource.primaryIdentifier ?? [],
    };
  }
}
console.log(JSON.stringify(behaviours));
