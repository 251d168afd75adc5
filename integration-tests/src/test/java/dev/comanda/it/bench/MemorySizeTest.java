package dev.comanda.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySizeTest {

  private static final Usage TEN_AND_TEN = usage(10, 10);

  @Test
  void stretchesProcessorTimeByTheShareOfAProcessorAndWaitingByNothing() {
    assertThat(new MemorySize(1_769).duration(TEN_AND_TEN)).isEqualTo(Duration.ofMillis(20));
    assertThat(new MemorySize(512).duration(TEN_AND_TEN).toMillis()).isEqualTo(44);
  }

  @Test
  void givesNoMoreThanOneProcessorToOneThread() {
    assertThat(new MemorySize(2_048).duration(TEN_AND_TEN)).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void billsRequestsAndBegunMilliseconds() {
    List<Usage> calls = List.of(usage(0, 1), new Usage(Duration.ZERO, Duration.ofNanos(1_000_001)));

    assertThat(new MemorySize(1_024).dollarsPerMillion(calls))
        .isCloseTo(0.20 + 1_500 * 0.0000133334, within(1e-9));
  }

  @Test
  void isRecommendedWhereItIsTheCheapestThatKeepsTheLimits() {
    Limits limits = new Limits(Duration.ofMillis(40), Duration.ofMillis(300));

    assertThat(figures(usage(100, 0), 200).recommended(limits)).contains(new MemorySize(640));
    assertThat(figures(usage(250, 0), 200).recommended(limits)).contains(new MemorySize(1_536));
    assertThat(figures(usage(100, 0), 500).recommended(limits)).contains(new MemorySize(1_024));
    assertThat(figures(usage(400, 0), 200).recommended(limits)).isEmpty();
  }

  private static FunctionFigures figures(Usage firstCall, long peakMebibytes) {
    return new FunctionFigures(
        "Some",
        firstCall,
        firstCall,
        firstCall,
        firstCall,
        Collections.nCopies(10, TEN_AND_TEN),
        peakMebibytes);
  }

  private static Usage usage(long processorMillis, long waitingMillis) {
    return new Usage(Duration.ofMillis(processorMillis), Duration.ofMillis(waitingMillis));
  }
}
