package dev.attest.eval.models;

class ScriptedModelTest extends LanguageModelContract {

    @Override
    protected LanguageModel model() {
        return new ScriptedModel("scripted", LanguageModelContract::script);
    }
}
