package dev.comanda.local.stepfunctions.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses one state. */
final class StateParser {

  private static final String TYPES = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";
  private static final long MAX_SECONDS = 99_999_999;
  private static final Pattern INTEGRATION_PATTERN =
      Pattern.compile("(?<pattern>\\.sync(:2)?|\\.waitForTaskToken)$");

  private final Parser parser;
  private final String name;
  private final Fields fields;

  StateParser(Parser parser, String name, Fields fields) {
    this.parser = parser;
    this.name = name;
    this.fields = fields;
  }

  /** The state; null when it is refused. */
  State parse() {
    fields.require("Type");
    String type = fields.text("Type");
    if (type == null) {
      return null;
    }
    return switch (type) {
      case "Pass" -> new State.Pass(name, exit());
      case "Task" -> task();
      case "Choice" -> choice();
      case "Wait" -> await();
      case "Succeed" ->
          new State.Succeed(name, new Exit(fields.template("Output"), Map.of(), null));
      case "Fail" -> new State.Fail(name, fields.template("Error"), fields.template("Cause"));
      case "Parallel" -> parallel();
      case "Map" -> map();
      default -> {
        fields.refuse("Type", "The field 'Type' should have one of these values: " + TYPES);
        yield null;
      }
    };
  }

  private State task() {
    fields.require("Resource");
    String resource = fields.text("Resource");
    if (resource != null) {
      checkResource(resource);
    }
    Fields credentials = fields.object("Credentials");
    Template role = credentials == null ? null : credentials.template("RoleArn");
    if (credentials != null) {
      credentials.end();
    }
    return new State.Task(
        name,
        resource,
        fields.template("Arguments"),
        role,
        fields.template("TimeoutSeconds"),
        fields.template("HeartbeatSeconds"),
        recovery(),
        exit());
  }

  private void checkResource(String resource) {
    var pattern = INTEGRATION_PATTERN.matcher(resource);
    if (!resource.startsWith("arn:")) {
      fields.refuse("Resource", "Value is not a valid resource ARN");
    } else if (parser.express() && pattern.find()) {
      fields.refuse(
          "Resource",
          "Express state machine does not support '"
              + pattern.group("pattern").replace(":2", "")
              + "' service integration");
    } else if (parser.express() && resource.contains(":activity:")) {
      fields.refuse("Resource", "Express state machine does not support activities");
    }
  }

  private State choice() {
    fields.require("Choices");
    List<ChoiceRule> rules = new ArrayList<>();
    for (Fields rule : fields.list("Choices")) {
      rule.require("Condition", "Next");
      Template condition = rule.template("Condition");
      rules.add(new ChoiceRule(condition, exit(rule, rule.text("Next"))));
      rule.end();
    }
    fields.requireElements("Choices");
    String otherwise = fields.text("Default");
    Exit exit = exit(fields, otherwise);
    return new State.Choice(name, rules, otherwise == null ? null : exit);
  }

  private State await() {
    Template seconds = fields.template("Seconds");
    Template timestamp = fields.template("Timestamp");
    if ((seconds == null) == (timestamp == null)) {
      fields.refuse("Exactly one of these fields is required: [Seconds, Timestamp]");
    }
    return new State.Wait(name, seconds, timestamp, exit());
  }

  private State parallel() {
    fields.require("Branches");
    fields.requireElements("Branches");
    List<Flow> branches = new ArrayList<>();
    for (Fields branch : fields.list("Branches")) {
      branches.add(parser.flow(branch));
      branch.end();
    }
    return new State.Parallel(name, fields.template("Arguments"), branches, recovery(), exit());
  }

  private State map() {
    if (fields.has("Iterator")) {
      fields.get("Iterator");
      fields.refuse("Iterator", "Use 'ItemProcessor'");
    } else {
      fields.require("ItemProcessor");
    }
    Fields processor = fields.object("ItemProcessor");
    if (processor == null) {
      return null;
    }
    checkMode(processor.object("ProcessorConfig"));
    Flow flow = parser.flow(processor);
    processor.end();
    return new State.MapItems(
        name,
        fields.template("Items"),
        fields.template("ItemSelector"),
        batcher(fields.object("ItemBatcher")),
        fields.template("MaxConcurrency"),
        fields.template("ToleratedFailureCount"),
        fields.template("ToleratedFailurePercentage"),
        flow,
        recovery(),
        exit());
  }

  private void checkMode(Fields config) {
    if (config == null) {
      return;
    }
    String mode = config.text("Mode");
    if (parser.express() && mode != null && !mode.equals("INLINE")) {
      config.refuse("Mode", "Express state machine does not support Map state in mode " + mode);
    }
    config.text("ExecutionType");
    config.end();
  }

  private static ItemBatcher batcher(Fields batcher) {
    if (batcher == null) {
      return null;
    }
    var parsed =
        new ItemBatcher(
            batcher.template("BatchInput"),
            batcher.template("MaxItemsPerBatch"),
            batcher.template("MaxInputBytesPerBatch"));
    batcher.end();
    return parsed;
  }

  private Recovery recovery() {
    List<Retrier> retriers = new ArrayList<>();
    for (Fields retrier : fields.list("Retry")) {
      retriers.add(retrier(retrier));
      retrier.end();
    }
    List<Catcher> catchers = new ArrayList<>();
    for (Fields catcher : fields.list("Catch")) {
      catcher.require("ErrorEquals", "Next");
      catchers.add(new Catcher(catcher.texts("ErrorEquals"), exit(catcher, catcher.text("Next"))));
      catcher.end();
    }
    checkAll(retriers.stream().map(Retrier::errorEquals).toList(), "Retry");
    checkAll(catchers.stream().map(Catcher::errorEquals).toList(), "Catch");
    return new Recovery(retriers, catchers);
  }

  private void checkAll(List<List<String>> errorEquals, String field) {
    for (int i = 0; i < errorEquals.size(); i++) {
      List<String> errors = errorEquals.get(i);
      if (errors.contains("States.ALL") && (errors.size() > 1 || i < errorEquals.size() - 1)) {
        fields.refuse(
            field + "[" + i + "]/ErrorEquals",
            "'States.ALL' must stand alone, and in the last place");
      }
    }
  }

  private static Retrier retrier(Fields retrier) {
    retrier.require("ErrorEquals");
    Long interval = retrier.whole("IntervalSeconds", 1, MAX_SECONDS);
    Long attempts = retrier.whole("MaxAttempts", 0, MAX_SECONDS);
    Double rate = retrier.number("BackoffRate", 1);
    String jitter = retrier.text("JitterStrategy");
    if (jitter != null && !jitter.equals("FULL") && !jitter.equals("NONE")) {
      retrier.refuse("JitterStrategy", "Expected FULL or NONE");
    }
    return new Retrier(
        retrier.texts("ErrorEquals"),
        interval == null ? 1 : interval,
        attempts == null ? 3 : attempts.intValue(),
        rate == null ? 2 : rate,
        retrier.whole("MaxDelaySeconds", 1, 31_622_400),
        "FULL".equals(jitter));
  }

  private Exit exit() {
    String next = fields.text("Next");
    boolean end = fields.truth("End");
    if (end == (next != null)) {
      fields.refuse("Exactly one of these fields is required: [Next, End]");
    }
    return exit(fields, next);
  }

  private static Exit exit(Fields fields, String next) {
    return new Exit(fields.template("Output"), fields.templates("Assign"), next);
  }
}
