package dev.comanda.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.DynamicReferences;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.runtime.assembly.AssemblyException;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {

  @TempDir private Path folder;
  private final List<Resource> created = new ArrayList<>();
  private final List<String> learnt = new ArrayList<>();

  @Test
  void deploysStacksAfterThoseTheyDependOn() throws IOException {
    write(
        "manifest.json",
        """
        {'artifacts':{
          'Later':{'type':'aws:cloudformation:stack','dependencies':['Later.assets','Earlier'],
            'properties':{'templateFile':'later.json','stackName':'Shop-Later'}},
          'Later.assets':{'type':'cdk:asset-manifest','properties':{'file':'later.assets.json'}},
          'Earlier':{'type':'aws:cloudformation:stack',
            'properties':{'templateFile':'earlier.json'}}}}""");
    write(
        "later.assets.json",
        """
        {'files':{'abc':{'source':{'path':'asset.abc.jar','packaging':'file'},
          'destinations':{'d':{'bucketName':'b','objectKey':'abc.jar'}}}}}""");
    write(
        "earlier.json",
        """
        {'Resources':{'Queue':{'Type':'AWS::Test::Queue'}},
         'Outputs':{'Shared':{'Value':{'Ref':'Queue'},'Export':{'Name':'queue'}}}}""");
    write(
        "later.json",
        """
        {'Parameters':{'Colour':{'Type':'String','Default':'green'}},
         'Resources':{
           'Logs':{'Type':'AWS::Logs::LogGroup'},
           'User':{'Type':'AWS::Test::Queue','Properties':{
             'Queue':{'Fn::ImportValue':'queue'},'Colour':{'Ref':'Colour'},
             'Logs':{'Fn::GetAtt':['Logs','Arn']}}}},
         'Outputs':{'Name':{'Value':{'Ref':'User'}}}}""");
    CloudAssembly assembly = CloudAssembly.read(folder);

    var outputs = deploy(assembly, Map.of("Shop-Later", Map.of("Colour", "blue")));

    assertThat(created).extracting(Resource::logicalId).containsExactly("Queue", "User");
    assertThat(created.get(1).properties().path("Queue").asText()).isEqualTo("name-of-Queue");
    assertThat(created.get(1).properties().path("Colour").asText()).isEqualTo("blue");
    assertThat(created.get(1).properties().path("Logs").asText())
        .isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:Shop-Later-Logs:*");
    assertThat(learnt)
        .containsExactly("Queue name-of-Queue", "Logs Shop-Later-Logs", "User name-of-User");
    assertThat(outputs)
        .isEqualTo(
            Map.of(
                "Earlier", Map.of("Shared", "name-of-Queue"),
                "Shop-Later", Map.of("Name", "name-of-User")));
    assertThat(assembly.asset("abc.jar")).isEqualTo(folder.resolve("asset.abc.jar"));
    assertThatThrownBy(() -> assembly.asset("other.jar")).hasMessageContaining("other.jar");
  }

  @Test
  void givesEachStackItsRegion() throws IOException {
    write(
        "manifest.json",
        """
        {'artifacts':{
          'Far':{'type':'aws:cloudformation:stack','environment':'aws://unknown-account/us-east-2',
            'properties':{'templateFile':'stack.json'}},
          'Open':{'type':'aws:cloudformation:stack','environment':'aws://unknown-account/unknown-region',
            'properties':{'templateFile':'stack.json'}}}}""");
    write(
        "stack.json",
        """
        {'Resources':{'Queue':{'Type':'AWS::Test::Queue'}},
         'Outputs':{'Region':{'Value':{'Ref':'AWS::Region'}}}}""");

    var outputs = deploy(CloudAssembly.read(folder), Map.of());

    assertThat(outputs)
        .isEqualTo(
            Map.of("Far", Map.of("Region", "us-east-2"), "Open", Map.of("Region", "us-east-1")));
    assertThat(created).extracting(Resource::region).containsExactly("us-east-2", "us-east-1");
  }

  @Test
  void namesEveryResourceOfAnUnknownTypeBeforeMakingAny() throws IOException {
    single(
        """
        {'Resources':{
          'Queue':{'Type':'AWS::Test::Queue'},
          'Moon':{'Type':'AWS::Test::Moon'},
          'Sun':{'Type':'AWS::Test::Sun'}}}""");

    assertThatThrownBy(() -> deploy(CloudAssembly.read(folder), Map.of()))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("AWS::Test::Moon  Moon  (Only)")
        .hasMessageContaining("AWS::Test::Sun  Sun  (Only)");
    assertThat(created).isEmpty();
  }

  @Test
  void hasCustomResourcesOfAnyTypeMadeThatHasAMeaningHere() throws IOException {
    single(
        """
        {'Resources':{
          'Thing':{'Type':'Custom::Thing'},
          'Emptied':{'Type':'Custom::S3AutoDeleteObjects'}}}""");

    deploy(CloudAssembly.read(folder), Map.of());

    assertThat(created).extracting(Resource::logicalId).containsExactly("Thing");
  }

  @Test
  void saysWhichResourceAServiceRefuses() throws IOException {
    single("{'Resources':{'Bad':{'Type':'AWS::Test::Queue','Properties':{'Refuse':true}}}}");

    assertThatThrownBy(() -> deploy(CloudAssembly.read(folder), Map.of()))
        .hasMessage("Only, Bad (AWS::Test::Queue): Refuse is not done here");
  }

  @Test
  void saysWhichResourceAnotherServiceDoesNotLetThrough() throws IOException {
    single("{'Resources':{'Bad':{'Type':'AWS::Test::Queue','Properties':{'Mistrust':true}}}}");

    assertThatThrownBy(() -> deploy(CloudAssembly.read(folder), Map.of()))
        .hasMessage("Only, Bad (AWS::Test::Queue): Mistrust is not let through");
  }

  @Test
  void refusesAParameterForAStackThatIsNotThere() throws IOException {
    single("{}");

    assertThatThrownBy(() -> deploy(CloudAssembly.read(folder), Map.of("Other", Map.of("a", "b"))))
        .hasMessageContaining("There is no stack Other");
  }

  @Test
  void saysThatNothingWasSynthesized() {
    assertThatThrownBy(() -> CloudAssembly.read(folder.resolve("nowhere")))
        .hasMessageContaining("cdk synth");
  }

  private Map<String, Map<String, String>> deploy(
      CloudAssembly assembly, Map<String, Map<String, String>> parameters) {
    AwsService service =
        new AwsService() {
          @Override
          public Set<String> types() {
            return Set.of("AWS::Test::Queue", CUSTOM_RESOURCE);
          }

          @Override
          public Created create(Resource resource) {
            if (resource.properties().has("Refuse")) {
              throw new IllegalArgumentException("Refuse is not done here");
            }
            created.add(resource);
            return new Created("name-of-" + resource.logicalId(), Map.of());
          }

          @Override
          public void created(Resource resource, Created made) {
            if (resource.properties().has("Mistrust")) {
              throw new IllegalArgumentException("Mistrust is not let through");
            }
            learnt.add(resource.logicalId() + " " + made.ref());
          }
        };
    return new Deployment(assembly, List.of(service), parameters, new DynamicReferences(Map.of()))
        .deploy();
  }

  private void single(String template) throws IOException {
    write(
        "manifest.json",
        "{'artifacts':{'Only':{'type':'aws:cloudformation:stack',"
            + "'properties':{'templateFile':'only.json'}}}}");
    write("only.json", template);
  }

  private void write(String file, String json) throws IOException {
    Files.writeString(folder.resolve(file), json.replace('\'', '"'));
  }
}
