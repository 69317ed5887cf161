package dev.attest.wiring;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.Answerability;
import dev.attest.answering.AnswerabilityModel;
import dev.attest.answering.Answerer;
import dev.attest.answering.PredictionTool;
import dev.attest.answering.extractive.ExtractiveAnswerModel;
import dev.attest.answering.langchain4j.OpenAiAnswerModel;
import dev.attest.documents.Layouts;
import dev.attest.documents.TokenCounter;
import dev.attest.judging.Judge;
import dev.attest.judging.local.LocalJudge;
import dev.attest.judging.local.SupportModel;
import dev.attest.parts.Parts;
import dev.attest.prediction.Models;
import dev.attest.prediction.Predicting;
import dev.attest.retrieval.KeywordIndex;
import dev.attest.retrieval.Retriever;
import dev.attest.retrieval.TokenEncoder;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Answers, also without a language model. */
@Configuration(proxyBeanMethods = false)
class AnsweringConfiguration {

    @Bean
    Answerability answerability(KeywordIndex words, RefusalSettings refusals) {
        return new Answerability(words, AnswerabilityModel.shipped(), refusals.asFalseRefusals());
    }

    @Bean
    ExtractiveAnswerModel extractiveAnswerModel(TokenEncoder encoder, KeywordIndex words) {
        return new ExtractiveAnswerModel(encoder, words);
    }

    @Bean
    @Conditional(LanguageModelSet.class)
    AnswerModel generativeAnswerModel(Parts parts, TokenEncoder encoder, TokenCounter tokens, Clock clock) {
        return new OpenAiAnswerModel(parts.llm().orElseThrow(), encoder, tokens, clock);
    }

    @Bean
    Judge judge(TokenEncoder encoder) {
        return new LocalJudge(encoder, SupportModel.shipped());
    }

    @Bean
    Answerer answerer(
            Retriever retriever,
            Answerability answerability,
            ExtractiveAnswerModel extractive,
            @Qualifier("generativeAnswerModel") Optional<AnswerModel> generative,
            Judge judge,
            Layouts layouts,
            Clock clock) {
        return new Answerer(retriever, answerability, extractive, generative, judge, layouts, clock);
    }

    /** For agents; nothing asks for it before there are some. */
    @Bean
    PredictionTool predictionTool(Models models, Predicting predicting) {
        return new PredictionTool(models, predicting);
    }
}
