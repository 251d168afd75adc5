package dev.comanda.engine.aws.iam.policy;

import java.util.concurrent.atomic.LongAdder;

/**
 * One action on one resource that a statement allows or denies, and how often a call was allowed by
 * it.
 *
 * @param policy where it stands, such as {@code Shop-Api/OrdersFunctionRoleDefaultPolicy}
 * @param action as the statement has it; behind {@code NOT} if it is excepted
 * @param resource as the statement has it, resolved; behind {@code NOT} if it is excepted
 * @param wildcard whether the action or the resource stands for more than one
 * @param used how many calls it allowed
 */
public record Grant(
    String policy, String action, String resource, boolean wildcard, LongAdder used) {}
