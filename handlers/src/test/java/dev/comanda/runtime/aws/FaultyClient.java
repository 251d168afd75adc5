package dev.comanda.runtime.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * A client that does to one operation what a test wants, once for each fault, before it is itself
 * again: DynamoDB Local never conflicts, never throttles, and never loses an answer.
 */
public final class FaultyClient implements DynamoDbClient {

  private final DynamoDbClient real;
  private final Class<? extends DynamoDbRequest> operation;
  private final Deque<UnaryOperator<Supplier<Object>>> faults = new ArrayDeque<>();
  private final List<DynamoDbRequest> requests = Collections.synchronizedList(new ArrayList<>());

  /** Faults of the operation that has this request. */
  public FaultyClient(DynamoDbClient real, Class<? extends DynamoDbRequest> operation) {
    this.real = real;
    this.operation = operation;
  }

  /** The next call is made of the real one. */
  public FaultyClient then(UnaryOperator<Supplier<Object>> fault) {
    faults.add(fault);
    return this;
  }

  /** The next calls fail without being made. */
  public FaultyClient failing(int times, RuntimeException failure) {
    for (int i = 0; i < times; i++) {
      then(
          call ->
              () -> {
                throw failure;
              });
    }
    return this;
  }

  /** The next call is made, and its answer lost. */
  public FaultyClient losingTheAnswer(RuntimeException failure) {
    return then(
        call ->
            () -> {
              call.get();
              throw failure;
            });
  }

  /** The requests of the operation so far. */
  public List<DynamoDbRequest> requests() {
    return requests;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return invoke(request, real::transactWriteItems);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return invoke(request, real::batchGetItem);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return invoke(request, real::getItem);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return invoke(request, real::putItem);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return invoke(request, real::query);
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {
    real.close();
  }

  @SuppressWarnings("unchecked") // a fault of a call answers as the call does
  private <T extends DynamoDbRequest, R> R invoke(T request, Function<T, R> call) {
    if (!operation.isInstance(request)) {
      return call.apply(request);
    }
    requests.add(request);
    UnaryOperator<Supplier<Object>> fault = faults.poll();
    Supplier<Object> real = () -> call.apply(request);
    return (R) (fault == null ? real : fault.apply(real)).get();
  }
}
