package dev.comanda.engine.states.asl;

import dev.comanda.engine.states.asl.TemplateParser.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one state. */
final class StateParser {

  private static final List<String> TYPES =
      List.of("Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map");
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
    String type = fields.oneOf("Type", TYPES);
    if (type == null || !TYPES.contains(type)) {
      // What the other fields should be is not known.
      fields.readAll();
      return null;
    }
    if (!type.equals("Fail")) {
      fields.jsonPath("InputPath", "OutputPath");
      fields.jsonata("Output");
    }
    return switch (type) {
      case "Pass" -> pass();
      case "Task" -> task();
      case "Choice" -> choice();
      case "Wait" -> await();
      case "Succeed" ->
          new State.Succeed(name, new Exit(fields.template("Output"), Map.of(), null));
      case "Fail" -> fail();
      case "Parallel" -> parallel();
      default -> new MapParser(parser, name, fields).parse();
    };
  }

  private State pass() {
    fields.jsonPath("Result", "ResultPath", "Parameters");
    return new State.Pass(name, exit(fields, Outcome.NONE));
  }

  private State fail() {
    fields.jsonPath("ErrorPath", "CausePath");
    fields.exclude("Error", "ErrorPath");
    fields.exclude("Cause", "CausePath");
    return new State.Fail(name, fields.template("Error"), fields.template("Cause"));
  }

  private State task() {
    fields.jsonPath(
        "Parameters", "ResultPath", "ResultSelector", "TimeoutSecondsPath", "HeartbeatSecondsPath");
    fields.jsonata("Arguments");
    fields.exclude("TimeoutSeconds", "TimeoutSecondsPath");
    fields.exclude("HeartbeatSeconds", "HeartbeatSecondsPath");
    fields.require("Resource");
    String resource = fields.text("Resource");
    if (resource != null) {
      checkResource(resource);
    }
    Fields credentials = fields.object("Credentials");
    Template role = credentials == null ? null : credentials.template("RoleArn");
    if (credentials != null) {
      if (credentials.language() == QueryLanguage.JSONPATH) {
        credentials.get("RoleArn.$");
      }
      credentials.end();
    }
    Template timeout = fields.count("TimeoutSeconds", 1, MAX_SECONDS);
    Template heartbeat = fields.count("HeartbeatSeconds", 1, MAX_SECONDS);
    checkHeartbeat(timeout, heartbeat);
    return new State.Task(
        name,
        resource,
        fields.template("Arguments"),
        role,
        timeout,
        heartbeat,
        RecoveryParser.parse(fields),
        exit(fields, Outcome.RESULT));
  }

  /** What need not be heard of before its time is up has no heartbeat. */
  private void checkHeartbeat(Template timeout, Template heartbeat) {
    long limit = seconds(timeout);
    if (limit > 0 && seconds(heartbeat) >= limit) {
      fields.refuse("HeartbeatSeconds", "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'");
    }
  }

  /** A number of seconds; 0 when it is not known before the state runs. */
  private static long seconds(Template template) {
    return template instanceof Template.Literal literal && literal.value().isIntegralNumber()
        ? literal.value().longValue()
        : 0;
  }

  private void checkResource(String resource) {
    Matcher pattern = INTEGRATION_PATTERN.matcher(resource);
    boolean waits = pattern.find();
    if (!resource.startsWith("arn:")) {
      fields.refuse("Resource", "Value is not a valid resource ARN");
    } else if (parser.express() && waits) {
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
      rules.add(rule(rule));
      rule.end();
    }
    fields.requireElements("Choices");
    String otherwise = fields.text("Default");
    Exit exit = exit(fields, otherwise, Outcome.NONE);
    return new State.Choice(name, rules, otherwise == null ? null : exit);
  }

  private static ChoiceRule rule(Fields rule) {
    rule.jsonata("Condition", "Output");
    if (rule.language() == QueryLanguage.JSONPATH) {
      rule.require("Next");
      rule.readAll();
    } else {
      rule.require("Condition", "Next");
      rule.jsonPath("Variable", "And", "Or", "Not");
    }
    Template condition = rule.template("Condition");
    return new ChoiceRule(condition, exit(rule, rule.text("Next"), Outcome.NONE));
  }

  private State await() {
    fields.jsonPath("SecondsPath", "TimestampPath");
    fields.exclude("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    Template seconds = fields.count("Seconds", 0, MAX_SECONDS);
    Template timestamp = fields.template("Timestamp");
    if (seconds == null
        && timestamp == null
        && !fields.has("SecondsPath")
        && !fields.has("TimestampPath")) {
      fields.refuse(
          fields.language() == QueryLanguage.JSONATA
              ? "One of these fields is required: [Seconds, Timestamp]"
              : "One of these fields is required: [Seconds, Timestamp, SecondsPath,"
                  + " TimestampPath]");
    }
    return new State.Wait(name, seconds, timestamp, exit(fields, Outcome.NONE));
  }

  private State parallel() {
    fields.jsonPath("Parameters", "ResultPath", "ResultSelector");
    fields.jsonata("Arguments");
    fields.require("Branches");
    fields.requireElements("Branches");
    List<Flow> branches = new ArrayList<>();
    for (Fields branch : fields.list("Branches")) {
      branches.add(parser.flow(branch));
      branch.end();
    }
    return new State.Parallel(
        name,
        fields.template("Arguments"),
        branches,
        RecoveryParser.parse(fields),
        exit(fields, Outcome.RESULT));
  }

  /** How a state is left by {@code Next} or {@code End}. */
  static Exit exit(Fields fields, Outcome outcome) {
    String next = fields.text("Next");
    boolean end = fields.truth("End");
    fields.exclude("Next", "End");
    if (!end && !fields.has("Next")) {
      fields.refuse("One of these fields is required: [Next, End]");
    }
    return exit(fields, next, outcome);
  }

  /** How a state, a rule or a catcher is left for a state. */
  static Exit exit(Fields fields, String next, Outcome outcome) {
    return new Exit(fields.template("Output", outcome), fields.templates("Assign", outcome), next);
  }
}
